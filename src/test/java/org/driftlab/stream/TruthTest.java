// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.driftlab.data.Instance;
import org.driftlab.stream.drift.Change;
import org.driftlab.stream.drift.DriftEvent.ConceptSwitch;
import org.driftlab.stream.drift.DriftEvent.Injection;
import org.driftlab.stream.drift.DriftEvent.LabelSwap;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.DriftingStream;
import org.driftlab.stream.drift.Profile;
import org.junit.jupiter.api.Test;

/** What streams know of their instances beyond what they show. */
class TruthTest {
  private static final int COUNT = 40_000;

  @Test
  void theTrueLabelOfSeaIsThatOfItsThresholdAndNoiseTurnsAsManyAsAsked() {
    InstanceStream stream = new Sea(1, 1, false, 25).create();
    var instance = new Instance(3);
    int turned = 0;
    for (int i = 0; i < COUNT; i++) {
      stream.next(instance);
      int truth = TruthStream.trueLabelOf(stream, instance.y);
      assertThat(truth).isEqualTo(instance.x[0] + instance.x[1] <= 8 ? 0 : 1);
      turned += truth == instance.y ? 0 : 1;
    }
    assertThat(turned / (double) COUNT).isCloseTo(0.25, within(4 * Math.sqrt(0.25 * 0.75 / COUNT)));
  }

  @Test
  void theTrueLabelOfAHyperplaneIsThatOfTheStreamWithoutNoise() {
    InstanceStream noisy = new Hyperplane(1, 2, 10, 2, 0.01, 30, 10).create();
    InstanceStream clean = new Hyperplane(1, 2, 10, 2, 0.01, 0, 10).create();
    var actual = new Instance(10);
    var expected = new Instance(10);
    for (int i = 0; i < 5000; i++) {
      noisy.next(actual);
      clean.next(expected);
      assertThat(TruthStream.trueLabelOf(noisy, actual.y)).isEqualTo(expected.y);
    }
  }

  @Test
  void friedmansClassesAreEquallyFrequentAndTheirTruthIsTheFunctions() {
    InstanceStream stream = new Friedman(2, 1).create();
    var instance = new Instance(10);
    int above = 0;
    int turned = 0;
    for (int i = 0; i < COUNT; i++) {
      stream.next(instance);
      double[] x = instance.x;
      double f = 10 * Math.sin(Math.PI * x[0] * x[1]) + 20 * Math.pow(x[2] - 0.5, 2) + 10 * x[3] + 5 * x[4];
      int truth = TruthStream.trueLabelOf(stream, instance.y);
      assertThat(truth).isEqualTo(f > 14.4109017 ? 1 : 0);
      above += truth;
      turned += truth == instance.y ? 0 : 1;
    }
    assertThat(above / (double) COUNT).isCloseTo(0.5, within(2 / Math.sqrt(COUNT)));
    assertThat(turned).isPositive();
  }

  @Test
  void aCompositionTellsFromWhichOfItsStreamsAnInstanceCame() {
    var third = new ConceptDrift(new Sea(2, 2, false, 10), new Sea(3, 3, false, 10), 100, 1, 60, 1);
    InstanceStream stream = new ConceptDrift(new Sea(1, 1, false, 10), third, 200, 1, 60, 1).create();
    var instance = new Instance(3);
    for (int i = 0; i < 600; i++) {
      stream.next(instance);
      // The inner composition counts its own instances: its 100th is the outer one's 299th, index 298.
      assertThat(TruthStream.conceptOf(stream)).as("instance %d", i).isEqualTo(i < 199 ? 0 : i < 298 ? 1 : 2);
      int threshold = List.of(8, 9, 7).get(TruthStream.conceptOf(stream));
      assertThat(TruthStream.trueLabelOf(stream, instance.y)).isEqualTo(instance.x[0] + instance.x[1] <= threshold ? 0 : 1);
    }
    assertThat(TruthStream.conceptsOf(stream)).isEqualTo(3);
  }

  @Test
  void injectedDriftKeepsTheTruthOfTheGeneratorsBeneath() {
    var base = new ConceptDrift(new Sea(1, 1, false, 10), new Sea(2, 2, false, 10), 1000, 1, 60, 1);
    var stream = new DriftingStream(base, new DriftSchedule(List.of(
        new ConceptSwitch(new Sea(3, 3, false, 10), 2000, 0, Profile.ABRUPT),
        new LabelSwap(0, 1, 3000, 0, Profile.ABRUPT),
        new Injection(new Change.LabelNoise(0.3), 3000, 0, Profile.ABRUPT))), 1);
    var instance = new Instance(3);
    for (int i = 0; i < 4000; i++) {
      stream.next(instance);
      int concept = i < 999 ? 0 : i < 2000 ? 1 : 2;
      assertThat(stream.concept()).isEqualTo(concept);
      int label = instance.x[0] + instance.x[1] <= List.of(8, 9, 7).get(concept) ? 0 : 1;
      assertThat(stream.trueLabel()).isEqualTo(i < 3000 ? label : 1 - label);
    }
  }
}
