// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.InputException;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.evaluate.BettingTest;
import org.driftlab.evaluate.ConfidenceSequence;
import org.driftlab.evaluate.McNemarTest;
import org.driftlab.evaluate.PairedTest;
import org.driftlab.evaluate.WindowTest;

/**
 * The gate a candidate must pass to become the champion: a paired test on the labels that both predicted, and guardrails that
 * hold even if the test says yes.
 *
 * <p>The loss is 0 for a right prediction and 1 for a wrong one, or what the error costs by the scenario's stakes, divided by
 * the largest cost so that it stays in [0, 1], for which the tests are valid ({@link Losses}). The test prefers a candidate that is no better than the
 * champion with a probability of at most α/2 in each comparison. A comparison begins with the shadow, with a new champion,
 * after a verdict that changes nothing, and (a setting) after a detection, because a sequence speaks of the mean since it
 * began and is slow on what changed lately.
 *
 * <p>What a prediction costs in time is deliberately no guardrail: wall-clock time must not decide what a run does, or its
 * replay would do something else. The size of the model is the same everywhere and stands for its cost. One comparison costs
 * O(1) a label and allocates nothing until it speaks.
 *
 * @param test what decides who is better
 * @param alpha α of the test, two-sided
 * @param minLabels labels before which there is no verdict
 * @param minGain the gain that must be exceeded: in accuracy, or in shares of the largest cost a label
 * @param horizon labels at which a test of fixed horizon speaks, and after which a sequential one gives up undecided
 * @param window labels in a window of the rank tests
 * @param recallLoss the most that the recall of any class may fall; 1 for no limit
 * @param logLoss the most that the mean log loss may rise; 35 for no limit, because a log loss is clipped at 34.5
 * @param modelBytes the largest model, or 0 for no limit
 * @param approval who acts on a verdict
 * @param restart whether a detection starts the comparison afresh
 * @param loss what is compared: errors, or what they cost
 */
public record Gate(
    @Param(label = "Test", help = "What decides which of the two is better.") Test test,
    @Param(label = "Error rate α", help = "Equally good models are told apart with at most this probability.",
        min = 0, max = 0.5, minExclusive = true) double alpha,
    @Param(label = "Minimum labels", unit = "labels", help = "No verdict comes before.", min = 1) int minLabels,
    @Param(label = "Minimum gain", help = "The gain that must be exceeded: in accuracy, or in shares of the largest cost.", min = 0, max = 1,
        maxExclusive = true) double minGain,
    @Param(label = "Horizon", unit = "labels",
        help = "McNemar and the rank tests speak now; a sequence gives up undecided and starts afresh.", min = 10)
    int horizon,
    @Param(label = "Window", unit = "labels", help = "Labels in a window of the rank tests.", min = 1) int window,
    @Param(label = "Recall loss", help = "The most that a class's recall may fall; 1 for no limit.", min = 0, max = 1)
    double recallLoss,
    @Param(label = "Log loss", help = "The most that the mean log loss may rise; 35 for no limit.", min = 0, max = NO_LOG_LIMIT)
    double logLoss,
    @Param(label = "Model size", unit = "bytes", help = "The largest model; 0 for no limit.", min = 0) long modelBytes,
    @Param(label = "Approval", help = "Whether a passed candidate is promoted at once or waits for a person.")
    Approval approval,
    @Param(label = "Restart after a detection", help = "What was compared before the world changed is forgotten.")
    boolean restart,
    @Param(label = "Loss", help = "What is compared: errors, or what they cost by the stakes, divided by the largest cost.")
    Loss loss)
    implements Spec {
  /** Above the clip of 1e-15, so that no rise can reach it. */
  static final double NO_LOG_LIMIT = 35;

  private static final int FEWEST_WINDOWS = 10;

  /** What decides which of the two is better. */
  public enum Test {
    CONFIDENCE_SEQUENCE,
    BETTING,
    MCNEMAR,
    WILCOXON,
    MANN_WHITNEY
  }

  /** Who acts on a verdict. */
  public enum Approval {
    AUTOMATIC,
    PERSON
  }

  /** The confidence sequence at α = 0.05, from 200 labels on, no class's recall falling by more than 0.05. */
  public Gate() {
    this(Test.CONFIDENCE_SEQUENCE, 0.05, 200, 0, 20_000, 100, 0.05, NO_LOG_LIMIT, 0, Approval.AUTOMATIC, true);
  }

  /** A gate that compares errors. */
  public Gate(Test test, double alpha, int minLabels, double minGain, int horizon, int window, double recallLoss,
      double logLoss, long modelBytes, Approval approval, boolean restart) {
    this(test, alpha, minLabels, minGain, horizon, window, recallLoss, logLoss, modelBytes, approval, restart, Loss.ERROR);
  }

  public Gate {
    Params.check(Gate.class, test, alpha, minLabels, minGain, horizon, window, recallLoss, logLoss, modelBytes, approval,
        restart, loss);
    if (test == Test.MCNEMAR && loss == Loss.COST) {
      throw new InputException("Parameter 'test' is mcnemar, which counts errors alone, but 'loss' is cost; take another test.");
    }
    if (horizon < minLabels) {
      throw new InputException("Parameter 'horizon' is %d but must be at least 'minLabels', which is %d."
          .formatted(horizon, minLabels));
    }
    if ((test == Test.WILCOXON || test == Test.MANN_WHITNEY) && horizon / window < FEWEST_WINDOWS) {
      throw new InputException("Parameter 'window' is %d but must be at most %d, a tenth of 'horizon', for a rank test."
          .formatted(window, horizon / FEWEST_WINDOWS));
    }
  }

  @Override
  public String id() {
    return "gate";
  }

  @Override
  public String title() {
    return "Promotion gate";
  }

  /** This gate with another approval. */
  public Gate withApproval(Approval other) {
    return new Gate(test, alpha, minLabels, minGain, horizon, window, recallLoss, logLoss, modelBytes, other, restart, loss);
  }

  /** This gate comparing something else. */
  public Gate withLoss(Loss other) {
    return new Gate(test, alpha, minLabels, minGain, horizon, window, recallLoss, logLoss, modelBytes, approval, restart, other);
  }

  /** Whether the scores of predictions are needed, not only their classes. */
  boolean needsScores() {
    return logLoss < NO_LOG_LIMIT;
  }

  /** A fresh test, before its first label. */
  public PairedTest create() {
    return switch (test) {
      case CONFIDENCE_SEQUENCE -> new ConfidenceSequence(alpha, ConfidenceSequence.DEFAULT_CAP, minGain);
      case BETTING -> new BettingTest(alpha, ConfidenceSequence.DEFAULT_CAP, minGain);
      case MCNEMAR -> new McNemarTest(alpha, minGain, horizon);
      case WILCOXON -> new WindowTest(alpha, minGain, window, horizon / window, true);
      case MANN_WHITNEY -> new WindowTest(alpha, minGain, window, horizon / window, false);
    };
  }
}
