// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.store.Samples.v;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.driftlab.store.ModelStore.Mode;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writing process again and again; whatever it acknowledged must be there. */
class StoreCrashTest {
  private static final int CRASHES = 10;

  @TempDir
  Path folder;

  @Test
  void whateverWasAcknowledgedSurvivesAKillAtAnyMoment() throws Exception {
    var random = new Random(2026);
    var acknowledged = new ArrayList<String>();
    for (int crash = 0; crash < CRASHES; crash++) {
      acknowledged.addAll(actionsUntilKilled(crash, 1 + random.nextInt(250)));
      try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
        assertThat(store.verify()).isEmpty();
        assertThat(store.runs()).hasSize(crash + 1);
        assertSound(store, crash + 1);
        assertThat(acknowledged).allSatisfy(line -> assertThere(store, line));
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(CRASHES * 20);
  }

  /**
   * The moment is random twice over: the action after which it is killed, and how far the writer is ahead of the
   * pipe.
   */
  private List<String> actionsUntilKilled(int seed, int actions) throws Exception {
    var lines = new ArrayList<String>();
    try (var child = CrashChild.start(folder, seed)) {
      for (int i = 0; i < actions; i++) {
        String line = child.nextLine();
        assertThat(line).as("the child ended by itself").isNotNull();
        lines.add(line);
      }
      child.kill();
      for (String line = child.nextLine(); line != null; line = child.nextLine()) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static void assertSound(ModelStore store, int runs) {
    for (long run = 1; run <= runs; run++) {
      long id = store.runs().get((int) run - 1).id();
      List<Reign> reigns = store.reigns(id);
      assertThat(reigns.stream().filter(Reign::isOpen)).hasSize(reigns.isEmpty() ? 0 : 1);
      VersionTree tree = VersionTree.of(store.versions(id));
      assertThat(reigns).allSatisfy(reign -> assertThat(tree.contains(reign.version())).isTrue());
    }
  }

  private static void assertThere(ModelStore store, String line) {
    String[] words = line.split(" ", -1);
    long run = Long.parseLong(words[1]);
    switch (words[0]) {
      case "run" -> assertThat(store.runs()).anyMatch(info -> info.id() == run);
      case "version" -> assertThat(Versions.sha256(store.bytes(run, v(Integer.parseInt(words[2])))))
          .isEqualTo(words[3]);
      default -> assertThat(store.reigns(run)).anyMatch(reign -> reign.from() == Long.parseLong(words[3])
          && reign.version().number() == Integer.parseInt(words[2]));
    }
  }
}
