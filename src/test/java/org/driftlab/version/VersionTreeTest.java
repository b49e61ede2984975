// SPDX-License-Identifier: Apache-2.0
package org.driftlab.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VersionTreeTest {
  private static final Provenance FROM = new Provenance("s", 1, "0.1.0", "25", "Linux amd64", 2);

  private static ModelVersion version(int number, int parent) {
    return new ModelVersion(new VersionId(number), parent == 0 ? Optional.empty() : Optional.of(new VersionId(parent)),
        number * 100L, parent == 0 ? Reason.INITIAL : Reason.INTERVAL, "l", "{}", FROM, Map.of(), 1, "00");
  }

  private static VersionTree tree(int... parents) {
    var versions = new ArrayList<ModelVersion>();
    for (int i = 0; i < parents.length; i++) {
      versions.add(version(i + 1, parents[i]));
    }
    return VersionTree.of(versions);
  }

  private static List<Integer> numbers(List<ModelVersion> versions) {
    return versions.stream().map(version -> version.id().number()).toList();
  }

  private static VersionId v(int number) {
    return new VersionId(number);
  }

  /** v1 has children v2 and v4; v2 has v3; v4 has v5. */
  private static final VersionTree BRANCHED = tree(0, 1, 2, 1, 4);

  @Test
  void aVersionMadeAfterARollbackIsASiblingOfTheOneRolledBack() {
    assertThat(numbers(BRANCHED.children(v(1)))).containsExactly(2, 4);
    assertThat(numbers(BRANCHED.siblings(v(4)))).containsExactly(2);
  }

  @Test
  void theLineageLeadsFromTheVersionToItsRoot() {
    assertThat(numbers(BRANCHED.lineage(v(5)))).containsExactly(5, 4, 1);
  }

  @Test
  void theDepthIsTheNumberOfStepsToTheRoot() {
    assertThat(BRANCHED.depth(v(1))).isZero();
    assertThat(BRANCHED.depth(v(3))).isEqualTo(2);
  }

  @Test
  void aRootHasNoParentAndOtherRootsAreItsSiblings() {
    VersionTree forest = tree(0, 0, 1);
    assertThat(forest.parent(v(1))).isEmpty();
    assertThat(numbers(forest.siblings(v(1)))).containsExactly(2);
    assertThat(numbers(forest.roots())).containsExactly(1, 2);
  }

  @Test
  void anEmptyListGivesAnEmptyTree() {
    assertThat(VersionTree.of(List.of()).roots()).isEmpty();
  }

  @Test
  void theOrderOfTheListDoesNotMatterToTheShape() {
    var versions = new ArrayList<>(BRANCHED.versions());
    Collections.reverse(versions);
    assertThat(numbers(VersionTree.of(versions).lineage(v(5)))).containsExactly(5, 4, 1);
  }

  @Test
  void aParentThatIsNotThereIsRejected() {
    assertThatThrownBy(() -> tree(0, 7)).hasMessageContaining("parent v7 of version v2");
  }

  @Test
  void aCycleIsRejected() {
    assertThatThrownBy(() -> tree(0, 3, 2)).hasMessageContaining("v2");
  }

  @Test
  void aVersionThatIsItsOwnParentIsRejected() {
    assertThatThrownBy(() -> tree(1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNumberThatStandsTwiceIsRejected() {
    assertThatThrownBy(() -> VersionTree.of(List.of(version(1, 0), version(1, 0)))).hasMessageContaining("twice");
  }

  @Test
  void anUnknownVersionIsRejected() {
    assertThatThrownBy(() -> BRANCHED.children(v(9))).hasMessageContaining("v9");
  }

  @Test
  void theListTheTreeWasBuiltFromMayChangeAfterwards() {
    var versions = new ArrayList<>(List.of(version(1, 0)));
    VersionTree tree = VersionTree.of(versions);
    versions.clear();
    assertThat(numbers(tree.versions())).containsExactly(1);
  }

  @Test
  void inRandomTreesEveryVersionIsAChildOfItsParentAndItsLineageIsOneLongerThanItsDepth() {
    for (int seed = 0; seed < 50; seed++) {
      var random = new Random(seed);
      int[] parents = new int[1 + random.nextInt(60)];
      for (int i = 1; i < parents.length; i++) {
        parents[i] = random.nextInt(i + 1);
      }
      VersionTree tree = tree(parents);
      for (ModelVersion version : tree.versions()) {
        tree.parent(version.id()).ifPresent(
            parent -> assertThat(tree.children(parent.id())).contains(version));
        assertThat(tree.lineage(version.id())).hasSize(tree.depth(version.id()) + 1);
      }
    }
  }

  @Test
  void aChainOfAHundredThousandVersionsNeedsNoDeepStack() {
    int[] parents = new int[100_000];
    for (int i = 0; i < parents.length; i++) {
      parents[i] = i;
    }
    assertThat(tree(parents).depth(v(100_000))).isEqualTo(99_999);
  }
}
