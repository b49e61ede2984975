// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.driftlab.data.InputException;
import org.driftlab.evaluate.Forgetting;
import org.driftlab.evaluate.Forgetting.Figure;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.neural.ContinualMlp;
import org.driftlab.learn.neural.Mlp;
import org.driftlab.learn.neural.NearestClassMean;
import org.driftlab.learn.neural.NeuralOptimizer;
import org.driftlab.learn.neural.Remedy;
import org.driftlab.learn.neural.StreamingLda;
import org.driftlab.stream.Glyphs;
import org.junit.jupiter.api.Test;

/** What the literature says of split, permuted and rotated images (van de Ven and Tolias, arXiv 1904.07734), on glyphs. */
class GlyphTrialTest {
  /** Each expectation has to hold for each of these seeds of glyphs, order and network. */
  private static final int SEEDS = 3;

  private static final Mlp NETWORK = new Mlp("100,100", 16, NeuralOptimizer.ADAM, 0.003, 0, 0, false, 0, false);

  @Test
  void withoutAMemoryClassesThatCameApartAreForgottenAndReplayKeepsThem() {
    double naive = acc(Glyphs.Task.SPLIT, Setting.CLASS, Remedy.NAIVE);
    // One fifth: of five tasks only the last is known.
    assertThat(naive).isCloseTo(0.2, within(0.05));
    assertThat(acc(Glyphs.Task.SPLIT, Setting.CLASS, Remedy.EWC)).isCloseTo(naive, within(0.05));
    assertThat(acc(Glyphs.Task.SPLIT, Setting.CLASS, Remedy.REPLAY)).isGreaterThan(0.7);
    assertThat(acc(Glyphs.Task.SPLIT, Setting.CLASS, Remedy.DER_PLUS_PLUS)).isGreaterThan(0.8);
    assertThat(acc(Glyphs.Task.SPLIT, Setting.CLASS, Remedy.GDUMB)).isGreaterThan(0.8);
  }

  @Test
  void whereTheTaskIsToldOrDoesNotMatterLwfHelps() {
    assertThat(acc(Glyphs.Task.SPLIT, Setting.TASK, Remedy.LWF))
        .isGreaterThan(acc(Glyphs.Task.SPLIT, Setting.TASK, Remedy.NAIVE)).isGreaterThan(0.98);
    assertThat(acc(Glyphs.Task.SPLIT, Setting.DOMAIN, Remedy.LWF))
        .isGreaterThan(acc(Glyphs.Task.SPLIT, Setting.DOMAIN, Remedy.NAIVE));
  }

  @Test
  void ewcHelpsOnPermutedAndRotatedDomains() {
    for (Glyphs.Task task : new Glyphs.Task[] {Glyphs.Task.PERMUTED, Glyphs.Task.ROTATED}) {
      assertThat(acc(task, Setting.DOMAIN, Remedy.EWC)).as("%s", task)
          .isGreaterThan(acc(task, Setting.DOMAIN, Remedy.NAIVE) + 0.02);
    }
  }

  @Test
  void evenJointTrainingDipsAfterASwitchAndRecovers() {
    Forgetting joint = trial(Glyphs.Task.ROTATED, Setting.DOMAIN, 100, true)
        .run(spec(Remedy.NAIVE), () -> false);
    assertThat(joint.value(Figure.ACC)).isGreaterThan(0.9);
    assertThat(joint.value(Figure.FORGETTING)).isLessThan(0.05);
    assertThat(joint.value(Figure.STABILITY_GAP)).isGreaterThan(0.02);
  }

  @Test
  void theSimpleRivalsHardlyForget() {
    assertThat(trial(Glyphs.Task.SPLIT, Setting.CLASS, 1_000_000, false).run(new NearestClassMean(), () -> false)
        .value(Figure.ACC)).isGreaterThan(0.8);
    assertThat(trial(Glyphs.Task.SPLIT, Setting.CLASS, 1_000_000, false).run(new StreamingLda(), () -> false)
        .value(Figure.ACC)).isGreaterThan(0.9);
  }

  @Test
  void aTrialIsTheSameForTheSameSeed() {
    var small = new GlyphTrial(Glyphs.Task.ROTATED, Setting.CLASS, 2, 200, 50, 50, false, 3);
    assertThat(small.run(spec(Remedy.A_GEM), () -> false).matrix())
        .isDeepEqualTo(small.run(spec(Remedy.A_GEM), () -> false).matrix());
  }

  @Test
  void badTrialsAreOneSentence() {
    assertThatThrownBy(() -> new GlyphTrial(Glyphs.Task.SPLIT, Setting.CLASS, 6, 100, 10, 10, false, 1))
        .isInstanceOf(InputException.class).hasMessage("The number of tasks is 6 but must be in [1, 5] here.");
    assertThatThrownBy(() -> new GlyphTrial(Glyphs.Task.PLAIN, Setting.CLASS, 2, 100, 10, 10, false, 1))
        .isInstanceOf(InputException.class)
        .hasMessage("Plain glyphs are all of one task; choose split, permuted or rotated.");
  }

  private static double acc(Glyphs.Task task, Setting setting, Remedy remedy) {
    return trial(task, setting, 1_000_000, false).run(spec(remedy), () -> false).value(Figure.ACC);
  }

  private static GlyphTrial trial(Glyphs.Task task, Setting setting, int every, boolean joint) {
    return new GlyphTrial(task, setting, 5, 1_500, 200, every, joint, 1);
  }

  private static LearnerSpec spec(Remedy remedy) {
    return new ContinualMlp(remedy, 200, 1, 0, NETWORK);
  }
}
