// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.driftlab.store.ModelStore.Mode;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;
import org.driftlab.version.VersionTree;

/**
 * Kills a process that promotes, rolls back and stores at full speed, opens the workspace again and looks for everything that
 * was acknowledged; then cuts the power at every write of a short session.
 *
 * <p>{@code mvn -Pbench -Dbench.main=org.driftlab.store.CrashHarness verify} does so 200 times;
 * a test does so a few times.
 */
final class CrashHarness {
  private static final int CRASHES = 200;
  /** A new workspace after so many crashes: each one costs the reading of all that was stored before. */
  private static final int CRASHES_A_FOLDER = 8;
  private static final int MOST_ACTIONS = 400;

  private final Path folder;
  private final Random random;
  private final List<String> acknowledged = new ArrayList<>();
  private int runs;

  CrashHarness(Path folder, long seed) {
    this.folder = folder;
    random = new Random(seed);
  }

  public static void main(String[] arguments) throws Exception {
    int crashes = Integer.getInteger("crashes", CRASHES);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    long actions = 0;
    int missing = 0;
    for (int done = 0; done < crashes;) {
      Path folder = Files.createTempDirectory("driftlab-crash-");
      var harness = new CrashHarness(folder, done);
      for (int i = 0; i < CRASHES_A_FOLDER && done < crashes; i++, done++) {
        List<String> problems = harness.crash(done);
        problems.forEach(problem -> out.println("PROBLEM " + problem));
        missing += problems.size();
      }
      actions += harness.acknowledged.size();
      out.printf("%d crashes, %,d acknowledged actions, %d problems%n", done, actions, missing);
      remove(folder);
    }
    Path folder = Files.createTempDirectory("driftlab-power-");
    PowerCuts.Result cuts = new PowerCuts(folder).everywhere(1, 3);
    cuts.problems().forEach(problem -> out.println("PROBLEM " + problem));
    out.printf("power cut at each of %d writes, %d files opened, %d problems%n", cuts.writes(), cuts.files(),
        cuts.problems().size());
    remove(folder);
    if (missing + cuts.problems().size() > 0) {
      throw new IllegalStateException("something acknowledged is not there");
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /** Lets a child work, kills it, and says what is wrong with what it left. */
  List<String> crash(int seed) throws IOException, InterruptedException {
    acknowledged.addAll(actionsUntilKilled(seed, 1 + random.nextInt(MOST_ACTIONS)));
    runs++;
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      return problems(store, acknowledged, runs);
    }
  }

  /** The moment is random twice over: after how many actions it is killed, and how far it is ahead of the pipe. */
  private List<String> actionsUntilKilled(int seed, int actions) throws IOException, InterruptedException {
    var lines = new ArrayList<String>();
    try (var child = CrashChild.start(folder, seed)) {
      for (int i = 0; i < actions; i++) {
        String line = child.nextLine();
        if (line == null) {
          throw new IllegalStateException("the child ended by itself");
        }
        lines.add(line);
      }
      child.kill();
      for (String line = child.nextLine(); line != null; line = child.nextLine()) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** What {@code verify} finds, runs without exactly one champion, broken trees, and what was acknowledged and is lost. */
  static List<String> problems(ModelStore store, List<String> acknowledged, int runs) {
    var problems = new ArrayList<String>(store.verify());
    List<RunInfo> stored = store.runs();
    if (stored.size() < runs) {
      problems.add("%d runs were begun, %d are there".formatted(runs, stored.size()));
    }
    for (RunInfo run : stored) {
      new Contents(store, run.id()).check(acknowledged, problems);
    }
    return problems;
  }

  /** All of a run, read once. */
  private static final class Contents {
    private final long run;
    private final Set<String> there = new TreeSet<>();
    private final List<Reign> reigns;
    private final List<ModelVersion> versions;

    Contents(ModelStore store, long run) {
      this.run = run;
      reigns = store.reigns(run);
      versions = store.versions(run);
      there.add("run " + run);
      Set<VersionId> thinned = store.thinned(run);
      for (ModelVersion version : versions) {
        String sha256 = thinned.contains(version.id()) ? version.sha256()
            : Versions.sha256(store.bytes(run, version.id()));
        there.add("version %d %d %s".formatted(run, version.id().number(), sha256));
      }
      reigns.forEach(reign -> there.add("reign %d %d %d".formatted(run, reign.version().number(), reign.from())));
      store.annotations(run).forEach(tag -> there.add("tag %d %d %s".formatted(run, tag.version().number(), tag.text())));
      store.events(run).forEach(event -> there.add("event %d %d".formatted(run, event.seq())));
    }

    void check(List<String> acknowledged, List<String> problems) {
      VersionTree tree = VersionTree.of(versions);
      if (!reigns.isEmpty() && reigns.stream().filter(Reign::isOpen).count() != 1
          || reigns.stream().anyMatch(reign -> !tree.contains(reign.version()))) {
        problems.add("run %d has not exactly one champion".formatted(run));
      }
      String mine = " " + run + " ";
      acknowledged.stream().filter(line -> (line + " ").startsWith(mine, line.indexOf(' '))).filter(
          line -> !there.contains(line)).forEach(line -> problems.add("lost: " + line));
    }
  }
}
