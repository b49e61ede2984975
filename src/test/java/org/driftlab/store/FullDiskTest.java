// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.driftlab.store.ModelStore.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that becomes full under a program as people run it, without assertions: with them H2 stops where without them it may
 * look for a version to work on for ever.
 */
@Timeout(180)
class FullDiskTest {
  private static final int QUOTAS = 12;
  private static final int VERSIONS = 40;

  @TempDir
  Path folder;

  @Test
  void withoutAssertionsWhateverIsHandedInIsAnsweredInOneSentenceAndTheWorkspaceCloses() throws Exception {
    String java = ProcessHandle.current().info().command().orElseThrow();
    Process child = new ProcessBuilder(java, "-da", "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp",
        System.getProperty("java.class.path"), Child.class.getName(), folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines;
    try (var out = child.inputReader(StandardCharsets.UTF_8)) {
      lines = out.lines().toList();
      assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      child.toHandle().destroyForcibly();
    }
    assertThat(child.exitValue()).isZero();
    assertThat(lines).hasSize(QUOTAS);
    for (int i = 0; i < QUOTAS; i++) {
      Path workspace = folder.resolve("w" + i);
      String[] told = lines.get(i).split(" ", 2);
      assertThat(told[1]).isEqualTo(("The disk of the workspace '%s' is full; free some space and open the workspace again, all"
          + " that was acknowledged is in it.").formatted(workspace.toAbsolutePath()));
      try (ModelStore store = ModelStore.open(workspace, Mode.READ_WRITE)) {
        assertThat(store.verify()).isEmpty();
        assertThat(store.versions(1)).hasSizeGreaterThanOrEqualTo(Integer.parseInt(told[0]));
      }
    }
  }

  /** Hands in versions, promotions and events without waiting, as a run does, on ever larger disks that are too small. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws Exception {
      var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      for (int i = 0; i < QUOTAS; i++) {
        out.println(fill(Path.of(arguments[0]).resolve("w" + i), 30_000L + i * 97_531L));
      }
    }

    private static String fill(Path folder, long room) throws Exception {
      Files.createDirectories(folder);
      long run = Samples.fill(folder);
      Workspace full = FaultyDisk.workspace(folder, Files.size(folder.resolve("workspace.mv.db")) + room);
      var answers = new ArrayList<CompletableFuture<Void>>();
      int acknowledged = 2;
      String message = "nothing was refused";
      try (ModelStore store = H2ModelStore.open(full, Mode.READ_WRITE)) {
        for (int number = 3; number < VERSIONS; number++) {
          byte[] bytes = Samples.bytes(number, 100_000);
          answers.add(store.addVersion(run, Samples.version(number, number - 1, bytes), bytes));
          store.recordPromotion(run, Samples.promoted(number * 1000L, number));
          store.appendEvents(run, List.of(new StoredEvent(number - 3, number, "warning", "{}")));
        }
        for (CompletableFuture<Void> answer : answers) {
          try {
            answer.join();
            acknowledged++;
          } catch (CompletionException e) {
            message = String.valueOf(e.getCause().getMessage());
          }
        }
      }
      return acknowledged + " " + message;
    }
  }
}
