// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.driftlab.data.InputException;
import org.driftlab.store.Annotation;
import org.driftlab.store.ModelStore;
import org.driftlab.store.Retention;
import org.driftlab.store.Thinning;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The subcommands of {@code driftlab store} that write: tags, notes and pins of stored versions, and retention. */
final class StoreMarks {
  private static final int LONGEST = 10_000;

  private final Terminal terminal;

  private StoreMarks(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Adds the subcommands to {@code driftlab store}. */
  static void addTo(CommandLine store, Terminal terminal) {
    var marks = new StoreMarks(terminal);
    store.addSubcommand(marks.new Tag()).addSubcommand(marks.new Note()).addSubcommand(marks.new Pin())
        .addSubcommand(marks.new Unpin()).addSubcommand(marks.new Retain());
  }

  /** Who does it, and where. */
  private static final class Place {
    @Option(names = "--by", paramLabel = "NAME", description = "Who (default: the user's name).")
    private @Nullable String by;

    @Option(names = "--workspace", paramLabel = "DIR", description = Workspaces.OPTION)
    private @Nullable Path workspace;

    String name() {
      return by == null || by.isBlank() ? System.getProperty("user.name") : by;
    }
  }

  /** A stored version. */
  private static final class Target {
    @Parameters(index = "0", paramLabel = "VERSION", description = "Such as v3.")
    private String version = "";

    @Option(names = "--run", paramLabel = "N", description = "The run (default: the newest).")
    private @Nullable Long run;

    @Mixin
    private Place place = new Place();
  }

  @Command(name = "tag", mixinStandardHelpOptions = true, description = "Gives a stored version a name, or takes it away.")
  private final class Tag implements Callable<Integer> {
    @Mixin
    private Target target = new Target();

    @Parameters(index = "1", paramLabel = "TAG", description = "The name.")
    private String tag = "";

    @Option(names = "--remove", description = "Take the tag away.")
    private boolean remove;

    @Override
    public Integer call() {
      return mark(target, Annotation.Kind.TAG, tag, remove);
    }
  }

  @Command(name = "note", mixinStandardHelpOptions = true, description = "Writes a remark to a stored version.")
  private final class Note implements Callable<Integer> {
    @Mixin
    private Target target = new Target();

    @Parameters(index = "1", paramLabel = "TEXT", arity = "0..1", description = "The remark; with --remove it may be left out.")
    private String text = "";

    @Option(names = "--remove", description = "Take the note away; the audit log keeps it.")
    private boolean remove;

    @Override
    public Integer call() {
      return mark(target, Annotation.Kind.NOTE, text, remove);
    }
  }

  @Command(name = "pin", mixinStandardHelpOptions = true, description = "Keeps a version's bytes whatever the retention.")
  private final class Pin implements Callable<Integer> {
    @Mixin
    private Target target = new Target();

    @Override
    public Integer call() {
      return mark(target, Annotation.Kind.PIN, "", false);
    }
  }

  @Command(name = "unpin", mixinStandardHelpOptions = true, description = "Leaves a version's bytes to the retention again.")
  private final class Unpin implements Callable<Integer> {
    @Mixin
    private Target target = new Target();

    @Override
    public Integer call() {
      return mark(target, Annotation.Kind.PIN, "", true);
    }
  }

  @Command(name = "retain", mixinStandardHelpOptions = true,
      description = {"Sets how many bytes of old versions are kept; 0: no limit.", "Their records always stay, as do the bytes"
          + " of champions past and present, of pinned versions and of what both were learned from."})
  private final class Retain implements Callable<Integer> {
    @Option(names = "--keep-last", paramLabel = "N", description = "The newest N versions of each run.")
    private @Nullable Integer keepLast;

    @Option(names = "--keep-mb", paramLabel = "MB", description = "Thin the oldest when all models exceed this size.")
    private @Nullable Long keepMegabytes;

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
      return write(place.workspace, store -> {
        Retention before = store.retention();
        var retention = new Retention(keepLast == null ? before.keepLast() : keepLast,
            keepMegabytes == null ? before.keepMegabytes() : keepMegabytes);
        Thinning done = join(store.retain(retention, place.name()));
        terminal.say("retention  " + words(retention));
        terminal.say("thinned    %,d models, %,d bytes; %,d bytes are kept".formatted(done.models(), done.bytes(),
            done.kept()));
        return DriftLabCommand.DONE;
      });
    }
  }

  /** A retention in words. */
  static String words(Retention retention) {
    String last = "the newest %,d versions of each run".formatted(retention.keepLast());
    String size = "%,d MB in all".formatted(retention.keepMegabytes());
    return retention.keepsEverything() ? "everything is kept"
        : retention.keepMegabytes() == 0 ? last : retention.keepLast() == 0 ? size : last + ", " + size;
  }

  private int mark(Target target, Annotation.Kind kind, String text, boolean remove) {
    boolean textNeeded = kind == Annotation.Kind.TAG || kind == Annotation.Kind.NOTE && !remove;
    if (textNeeded && (text.isBlank() || text.length() > LONGEST)) {
      throw new InputException("A tag or note needs 1 to %,d characters; this one has %,d.".formatted(LONGEST,
          text.strip().length()));
    }
    VersionId id = version(target.version);
    String by = target.place.name();
    return write(target.place.workspace, store -> {
      long run = target.run == null ? newest(store) : target.run;
      String marked = remove && kind == Annotation.Kind.NOTE && text.isBlank() ? onlyNote(store, run, id) : text;
      join(remove ? store.removeAnnotation(run, id, kind, marked, by) : store.annotate(run,
          new Annotation(id, kind, text, by, Instant.now().truncatedTo(ChronoUnit.MILLIS))));
      terminal.say("%s  %s of run %d%s".formatted(remove ? "removed" : "stored", id, run,
          marked.isEmpty() ? "" : ": " + marked));
      return DriftLabCommand.DONE;
    });
  }

  /** The note that is meant when none is told. */
  private static String onlyNote(ModelStore store, long run, VersionId id) {
    List<String> notes = store.annotations(run).stream()
        .filter(mark -> mark.version().equals(id) && mark.kind() == Annotation.Kind.NOTE).map(Annotation::text).toList();
    if (notes.size() != 1) {
      throw new InputException("Version %s of run %d has %d notes; tell the text of the one to remove."
          .formatted(id, run, notes.size()));
    }
    return notes.getFirst();
  }

  private static VersionId version(String text) {
    String digits = text.startsWith("v") ? text.substring(1) : text;
    if (!digits.matches("[1-9]\\d{0,8}")) {
      throw new InputException("'%s' is no version; give one such as v3.".formatted(text));
    }
    return new VersionId(Integer.parseInt(digits));
  }

  private static long newest(ModelStore store) {
    if (store.runs().isEmpty()) {
      throw new InputException("The workspace %s holds no run.".formatted(store.folder()));
    }
    return store.runs().getLast().id();
  }

  private static int write(@Nullable Path workspace, Function<ModelStore, Integer> work) {
    Path folder = Workspaces.folder(Optional.ofNullable(workspace));
    // Opening for writing would make a workspace where there is none.
    ModelStore.open(folder, ModelStore.Mode.READ_ONLY).close();
    try (ModelStore store = ModelStore.open(folder, ModelStore.Mode.READ_WRITE)) {
      return work.apply(store);
    }
  }

  private static <T extends @Nullable Object> T join(CompletableFuture<T> done) {
    try {
      return done.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
