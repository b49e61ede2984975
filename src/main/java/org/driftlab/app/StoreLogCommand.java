// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.driftlab.catalog.Names;
import org.driftlab.data.InputException;
import org.driftlab.store.LogEntry;
import org.driftlab.store.LogQuery;
import org.driftlab.store.ModelStore;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code driftlab store log}: prints the audit log, or a part of it. */
@Command(name = "log", mixinStandardHelpOptions = true,
    description = "Prints the audit log: what happened to which version, when, why, and the metrics before and after.")
final class StoreLogCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--workspace", paramLabel = "DIR", description = Workspaces.OPTION)
  private @Nullable Path workspace;

  @Option(names = "--run", paramLabel = "N", description = "One run alone.")
  private @Nullable Long run;

  @Option(names = "--type", paramLabel = "TYPE", description = "One type alone, such as promotion.")
  private @Nullable String type;

  @Option(names = "--from", paramLabel = "INSTANCE", description = "From this instance index on.")
  private long from = Long.MIN_VALUE;

  @Option(names = "--to", paramLabel = "INSTANCE", description = "Up to this instance index.")
  private long to = Long.MAX_VALUE;

  @Option(names = "--read-only", description = "As it always is: a workspace in use is read as it is now.")
  private boolean readOnly;

  @ArgGroup
  private Format format = new Format();

  private static final class Format {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--csv", description = "Print CSV.")
    private boolean csv;
  }

  StoreLogCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<LogEntry> entries;
    try (ModelStore store = ModelStore.open(Workspaces.folder(Optional.ofNullable(workspace)), ModelStore.Mode.READ_ONLY)) {
      check(store);
      entries = store.log(new LogQuery(Optional.ofNullable(run), Optional.ofNullable(type), from, to));
    }
    if (format.json) {
      terminal.say(Json.write(entries.stream().map(StoreLogCommand::fields).toList()));
    } else if (format.csv) {
      terminal.out().print(csv(entries));
      terminal.out().flush();
    } else {
      entries.forEach(entry -> terminal.say(line(entry)));
    }
    return DriftLabCommand.DONE;
  }

  /** An empty answer to a mistyped question would look like an empty log. */
  private void check(ModelStore store) {
    if (run != null && store.runs().stream().noneMatch(info -> info.id() == run)) {
      throw new InputException("The workspace %s holds no run %d; 'driftlab store list' shows its runs."
          .formatted(store.folder(), run));
    }
    if (type != null) {
      var types = new TreeSet<String>();
      store.log(LogQuery.ALL).forEach(entry -> types.add(entry.type()));
      if (!types.contains(type)) {
        throw new InputException(Names.unknown("entry of the type", type, types));
      }
    }
    if (from > to) {
      throw new InputException("Option '--from' is %,d and '--to' is %,d; the first must not be above the second.".formatted(from, to));
    }
  }

  private static Map<String, @Nullable Object> fields(LogEntry entry) {
    return Json.object("seq", entry.seq(), "time", entry.time().toString(), "run", entry.run(), "at", entry.at(), "type",
        entry.type(), "version", entry.version().map(VersionId::toString).orElse(null), "cause", entry.cause(), "before",
        new TreeMap<>(entry.before()), "after", new TreeMap<>(entry.after()), "details", entry.details(), "hash",
        entry.hash());
  }

  private static String csv(List<LogEntry> entries) throws IOException {
    var text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord("seq", "time", "run", "instance", "type", "version", "cause", "before", "after", "details", "hash");
      for (LogEntry entry : entries) {
        csv.writeRecord(Long.toString(entry.seq()), entry.time().toString(), Long.toString(entry.run()),
            entry.at() < 0 ? "" : Long.toString(entry.at()), entry.type(),
            entry.version().map(VersionId::toString).orElse(""), entry.cause(), words(entry.before()),
            words(entry.after()), entry.details(), entry.hash());
      }
    }
    return text.toString();
  }

  private static String line(LogEntry entry) {
    String accuracy = entry.before().containsKey("accuracy") && entry.after().containsKey("accuracy")
        ? "  accuracy %.4f to %.4f".formatted(entry.before().get("accuracy"), entry.after().get("accuracy")) : "";
    return "%5d  %s  run %-3d %10s  %-18s %-5s %s%s".formatted(entry.seq(), entry.time(), entry.run(),
        entry.at() < 0 ? "" : "%,d".formatted(entry.at()), entry.type(),
        entry.version().map(VersionId::toString).orElse(""), told(entry), accuracy);
  }

  /** The cause; of a verdict what it was and what it rests on. */
  private static String told(LogEntry entry) {
    Map<String, Object> details = Json.read(entry.details());
    if (!entry.cause().isEmpty() || !details.containsKey("verdict")) {
      return entry.cause();
    }
    return "%s: %,d labels, only the candidate right on %,d, only the champion on %,d".formatted(details.get("verdict"),
        count(details, "labels"), count(details, "candidateOnly"), count(details, "championOnly"));
  }

  private static long count(Map<String, Object> details, String name) {
    return details.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static String words(Map<String, Double> metrics) {
    return String.join(" ", new TreeMap<>(metrics).entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }
}
