// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.driftlab.store.ModelStore.Mode;

/** A short session on a {@link FaultyDisk}, whose file is then built as a power cut at any write may leave it. */
final class PowerCuts {
  private final Path folder;
  private final List<Acknowledged> lines = new ArrayList<>();

  /** What was acknowledged when so many writes had been made. */
  private record Acknowledged(int writes, String line) {}

  /**
   * What came of it.
   *
   * @param writes how many writes the session made
   * @param files how many files were opened
   * @param problems what was wrong with them
   */
  record Result(int writes, int files, List<String> problems) {}

  PowerCuts(Path folder) {
    this.folder = folder;
  }

  /** Cuts at every {@code stride}-th write, each time with so many choices of what had reached the disk. */
  Result everywhere(int stride, int variants) throws IOException {
    Path session = folder.resolve("session");
    Samples.fill(session);
    byte[] start = Files.readAllBytes(session.resolve("workspace.mv.db"));
    work(FaultyDisk.workspace(session, Long.MAX_VALUE));
    var random = new Random(7);
    var problems = new ArrayList<String>();
    int files = 0;
    Path cut = Files.createDirectories(folder.resolve("cut"));
    int writes = FaultyDisk.steps();
    for (int at = 0; at <= writes; at += stride) {
      for (int variant = 0; variant < variants; variant++, files++) {
        Files.write(cut.resolve("workspace.mv.db"), FaultyDisk.afterPowerCut(start, at, random));
        check(cut, at, problems);
      }
    }
    return new Result(writes, files, problems);
  }

  private void check(Path cut, int at, List<String> problems) {
    List<String> acknowledged = lines.stream().filter(line -> line.writes <= at).map(Acknowledged::line).toList();
    try (ModelStore store = ModelStore.open(cut, Mode.READ_WRITE)) {
      CrashHarness.problems(store, acknowledged, 1)
          .forEach(problem -> problems.add("power cut at write %d: %s".formatted(at, problem)));
    } catch (RuntimeException e) {
      problems.add("power cut at write %d: %s".formatted(at, e.getMessage()));
    }
  }

  private void work(Workspace workspace) {
    try (ModelStore store = H2ModelStore.open(workspace, Mode.READ_WRITE)) {
      long run = store.beginRun(Samples.RUN);
      lines.add(new Acknowledged(FaultyDisk.steps(), "run " + run));
      for (int i = 1; i <= 8; i++) {
        byte[] bytes = Samples.bytes(100 + i, 20_000 * i);
        note(store.addVersion(run, Samples.version(i, i - 1, bytes), bytes),
            "version %d %d %s".formatted(run, i, Versions.sha256(bytes)));
        note(store.recordPromotion(run, Samples.promoted(i * 10, i)), "reign %d %d %d".formatted(run, i, i * 10));
        note(store.appendEvents(run, List.of(new StoredEvent(i - 1, i * 10, "detection", "{\"detector\":\"ddm\"}"))),
            "event %d %d".formatted(run, i - 1));
        note(store.recordRollback(run, Samples.rolledBack(i * 10 + 5, i, 1)), "reign %d 1 %d".formatted(run, i * 10 + 5));
        note(store.annotate(run, Samples.tag(i, "tag" + i)), "tag %d %d tag%d".formatted(run, i, i));
      }
    }
  }

  private void note(CompletableFuture<Void> action, String line) {
    action.join();
    lines.add(new Acknowledged(FaultyDisk.steps(), line));
  }
}
