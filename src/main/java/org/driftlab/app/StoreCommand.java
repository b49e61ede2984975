// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.store.Annotation;
import org.driftlab.store.LogQuery;
import org.driftlab.store.ModelStore;
import org.driftlab.store.Recovery;
import org.driftlab.store.RunInfo;
import org.driftlab.store.StoreException;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code driftlab store}: looks after a workspace. */
@Command(name = "store", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
    description = "Verifies, lists, marks, thins, backs up, recovers or exports a workspace, or shows its log.")
final class StoreCommand {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

  private static final String READ_ONLY = "As it always is: a workspace in use is read as it is now.";

  private final Terminal terminal;

  private StoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The command with all its subcommands. */
  static CommandLine line(Terminal terminal) {
    var store = new CommandLine(new StoreCommand(terminal)).addSubcommand(new StoreLogCommand(terminal));
    StoreMarks.addTo(store, terminal);
    return store;
  }

  @Command(name = "verify", mixinStandardHelpOptions = true, description = "Checks every hash and reference, and the chain of the log.")
  int verify(@Option(names = "--workspace", paramLabel = "DIR", description = Workspaces.OPTION) @Nullable Path workspace,
      @Option(names = "--read-only", description = READ_ONLY) boolean readOnly) {
    try (ModelStore store = open(workspace, ModelStore.Mode.READ_ONLY)) {
      List<String> problems = store.verify();
      problems.forEach(terminal::complain);
      if (problems.isEmpty()) {
        terminal.say("The workspace %s is in order: %d runs, %d entries in its log."
            .formatted(store.folder(), store.runs().size(), store.log(LogQuery.ALL).size()));
      }
      return problems.isEmpty() ? DriftLabCommand.DONE : DriftLabCommand.FAILED;
    }
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists runs and their versions.")
  int list(@Option(names = "--workspace", paramLabel = "DIR", description = Workspaces.OPTION) @Nullable Path workspace,
      @Option(names = "--read-only", description = READ_ONLY) boolean readOnly,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    try (ModelStore store = open(workspace, ModelStore.Mode.READ_ONLY)) {
      if (json) {
        terminal.say(Json.write(store.runs().stream().map(run -> Json.object("run", run.id(), "scenario", run.scenario(),
            "seed", run.seed(), "startedAt", run.startedAt().toString(), "state", state(store, run), "lastUsed",
            store.lastUsed(run.id()).map(Object::toString).orElse(null),
            "position", run.position(), "fingerprint", run.fingerprint().orElse(null), "origin", run.origin().map(o ->
                Json.object("run", o.run(), "at", o.at(), "change", o.change())).orElse(null),
            "versions", versions(store, run.id()))).toList()));
      } else {
        terminal.say("retention  " + StoreMarks.words(store.retention()));
        store.runs().forEach(run -> print(store, run));
      }
      return DriftLabCommand.DONE;
    }
  }

  @Command(name = "backup", mixinStandardHelpOptions = true,
      description = "Writes a copy into the backups folder, or sets how often the window does.")
  int backup(@Option(names = "--workspace", paramLabel = "DIR", description = Workspaces.OPTION) @Nullable Path workspace,
      @Option(names = "--every", paramLabel = "HOURS",
          description = "Sets after how many hours the open window writes one, if something was stored; 0 for never.")
      @Nullable Integer hours) {
    Path folder = existing(workspace);
    try (ModelStore store = ModelStore.open(folder, ModelStore.Mode.READ_WRITE)) {
      if (hours == null) {
        terminal.say("backup  " + store.backup());
      } else {
        store.setBackupHours(hours, System.getProperty("user.name", "user")).join();
        terminal.say("backups  " + (hours == 0 ? "by hand only"
            : "at least every %d hours while a window is open and something was stored".formatted(hours)));
      }
      return DriftLabCommand.DONE;
    }
  }

  @Command(name = "recover", mixinStandardHelpOptions = true,
      description = "Sets a damaged workspace file aside and recovers the newest whole state, the last backup or what can be read,"
          + " whichever holds most.")
  int recover(@Option(names = "--workspace", paramLabel = "DIR", description = Workspaces.OPTION) @Nullable Path workspace,
      @Option(names = "--backup", description = "Take the newest whole backup in any case.") boolean fromBackup) {
    Path folder = Workspaces.folder(Optional.ofNullable(workspace));
    if (isInOrder(folder)) {
      terminal.say("The workspace %s is in order; there is nothing to recover.".formatted(folder));
      return DriftLabCommand.DONE;
    }
    Recovery recovery = ModelStore.recover(folder, fromBackup);
    terminal.say("set aside  " + recovery.setAside());
    terminal.say("recovered  " + recovery.source());
    terminal.say("holds      " + recovery.holds());
    recovery.lacking().ifPresent(lacking -> terminal.say("missing    " + lacking));
    recovery.problems().forEach(terminal::complain);
    if (!recovery.problems().isEmpty() && !fromBackup) {
      terminal.complain("What is broken stays so; 'driftlab store recover --backup' takes the newest whole backup instead, if there is one.");
    }
    return recovery.problems().isEmpty() ? DriftLabCommand.DONE : DriftLabCommand.FAILED;
  }

  private static boolean isInOrder(Path folder) {
    try (ModelStore store = ModelStore.open(folder, ModelStore.Mode.READ_ONLY)) {
      return store.verify().isEmpty();
    } catch (InputException | StoreException e) {
      return false; // recovering says what is the matter
    }
  }

  @Command(name = "export", mixinStandardHelpOptions = true,
      description = "Writes runs as JSON and the bytes of their versions.")
  int export(@Option(names = "--workspace", paramLabel = "DIR", description = Workspaces.OPTION) @Nullable Path workspace,
      @Option(names = "--read-only", description = READ_ONLY) boolean readOnly,
      @Option(names = "--run", paramLabel = "N", description = "One run alone (default: all).") @Nullable Long wanted,
      @Option(names = "--out", paramLabel = "DIR", description = "The folder to write to (default: one in the workspace).")
      @Nullable Path out) {
    try (ModelStore store = open(workspace, ModelStore.Mode.READ_ONLY)) {
      List<RunInfo> runs = store.runs().stream().filter(run -> wanted == null || run.id() == wanted).toList();
      if (runs.isEmpty()) {
        throw new InputException(wanted == null
            ? "The workspace %s holds no run; there is nothing to export.".formatted(store.folder())
            : "The workspace %s holds no run %d; 'driftlab store list' shows its runs.".formatted(store.folder(), wanted));
      }
      Path folder = ReportFolder.prepare(
          out == null ? store.folder().resolve("exports").resolve(STAMP.format(LocalDateTime.now())) : out);
      runs.forEach(run -> terminal.say("exported  " + store.export(run.id(), folder)));
      return DriftLabCommand.DONE;
    }
  }

  private static ModelStore open(@Nullable Path workspace, ModelStore.Mode mode) {
    return ModelStore.open(Workspaces.folder(Optional.ofNullable(workspace)), mode);
  }

  /** A workspace that is there already: opening one for writing would make it. */
  private static Path existing(@Nullable Path workspace) {
    Path folder = Workspaces.folder(Optional.ofNullable(workspace));
    ModelStore.open(folder, ModelStore.Mode.READ_ONLY).close();
    return folder;
  }

  private void print(ModelStore store, RunInfo run) {
    if (store.knowledge(run.id()).isPresent()) {
      Optional<Instant> used = store.lastUsed(run.id());
      terminal.say("run %d  conversation with %s, %s, begun %s, %s".formatted(run.id(), run.scenario(), state(store, run),
          run.startedAt(), used.map(time -> "last used " + time).orElse("nothing rated yet")));
    } else {
      terminal.say("run %d  %s, seed %d, %s at %,d, begun %s".formatted(run.id(), run.scenario(), run.seed(), state(store, run),
          run.position(), run.startedAt()));
    }
    run.origin().ifPresent(origin ->
        terminal.say("  forked from run %d at %,d, %s".formatted(origin.run(), origin.at(), origin.change())));
    Set<VersionId> thinned = store.thinned(run.id());
    List<Annotation> annotations = store.annotations(run.id());
    for (ModelVersion v : store.versions(run.id())) {
      terminal.say("  %-5s %-10s at %,d  parent %s  %,d bytes  %s%s".formatted(v.id(), Params.word(v.reason()), v.at(),
          v.parent().map(VersionId::toString).orElse("none"), v.size(), v.sha256(),
          thinned.contains(v.id()) ? "  thinned" : ""));
      annotations.stream().filter(annotation -> annotation.version().equals(v.id()))
          .forEach(annotation -> terminal.say("        " + words(annotation)));
    }
  }

  /** A run's state in a word, a conversation's as open or closed; what its process left behind unsaid runs no more. */
  private static String state(ModelStore store, RunInfo run) {
    boolean running = run.state() == RunInfo.State.RUNNING && store.isWritten();
    if (store.knowledge(run.id()).isPresent()) {
      return running ? "open" : "closed";
    }
    return Params.word(run.state() == RunInfo.State.RUNNING && !running ? RunInfo.State.INTERRUPTED : run.state());
  }

  private static String words(Annotation annotation) {
    return "%s by %s, %s%s".formatted(annotation.kind() == Annotation.Kind.PIN ? "pinned" : Params.word(annotation.kind()),
        annotation.by(), annotation.time(), annotation.text().isEmpty() ? "" : ": " + annotation.text());
  }

  private static List<Map<String, @Nullable Object>> versions(ModelStore store, long run) {
    Set<VersionId> thinned = store.thinned(run);
    List<Annotation> annotations = store.annotations(run);
    return store.versions(run).stream().map(v -> {
      Map<String, @Nullable Object> fields = Json.object("id", v.id().toString(),
          "parent", v.parent().map(VersionId::toString).orElse(null), "at", v.at(), "reason", Params.word(v.reason()),
          "learner", v.learner(), "bytes", v.size(), "sha256", v.sha256(), "thinned", thinned.contains(v.id()));
      fields.put("annotations", annotations.stream().filter(annotation -> annotation.version().equals(v.id()))
          .map(a -> Json.object("kind", Params.word(a.kind()), "text", a.text(), "by", a.by(), "time", a.time().toString()))
          .toList());
      return fields;
    }).toList();
  }
}
