// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;

/**
 * When the models that learn do learn: the champion unless the strategy freezes it, candidates, and learning shadows. Up to
 * the first version every label is learned; the baselines always learn each label.
 */
public sealed interface Update extends Spec {
  /** Each label is learned as it arrives. */
  record EveryLabel() implements Update {
    @Override
    public String id() {
      return "every-label";
    }

    @Override
    public String title() {
      return "Every label";
    }
  }

  /**
   * Labels gather and are learned together, in order, when there are n.
   *
   * @param labels n
   */
  record MiniBatch(
      @Param(label = "Batch", unit = "labels", help = "So many labels gather before they are learned.", min = 1,
          max = 1_000_000) int labels) implements Update {
    public MiniBatch {
      Params.check(MiniBatch.class, labels);
    }

    public MiniBatch() {
      this(1_000);
    }

    @Override
    public String id() {
      return "mini-batch";
    }

    @Override
    public String title() {
      return "Every n labels";
    }
  }

  /**
   * When the champion's mean accuracy over the last w labels is lower than over the w before by more than a threshold, the
   * next n labels are learned; see {@link org.driftlab.detect.Degradation}.
   *
   * @param window w
   * @param threshold the drop that is still tolerated
   * @param labels n; a further drop meanwhile starts the n anew
   */
  record OnDegradation(
      @Param(label = "Window", unit = "labels", help = "Length of each of the two neighbouring windows.", min = 1,
          max = 1_000_000) int window,
      @Param(label = "Threshold", help = "The drop of mean accuracy that is still tolerated.", min = 0, max = 1)
      double threshold,
      @Param(label = "Learn", unit = "labels", help = "How many labels are learned then.", min = 1) int labels)
      implements Update {
    public OnDegradation {
      Params.check(OnDegradation.class, window, threshold, labels);
    }

    public OnDegradation() {
      this(100, 0.05, 1_000);
    }

    @Override
    public String id() {
      return "on-degradation";
    }

    @Override
    public String title() {
      return "On degradation";
    }
  }

  /**
   * When the detector warns or speaks, the next n labels are learned.
   *
   * @param signal what it takes; a drift does in either case
   * @param labels n; a further signal meanwhile starts the n anew
   */
  record OnDetection(
      @Param(label = "Signal", help = "What it takes; a drift does in either case.") Trigger signal,
      @Param(label = "Learn", unit = "labels", help = "How many labels are learned then.", min = 1) int labels)
      implements Update {
    public OnDetection {
      Params.check(OnDetection.class, signal, labels);
    }

    public OnDetection() {
      this(Trigger.DRIFT, 1_000);
    }

    @Override
    public String id() {
      return "on-detection";
    }

    @Override
    public String title() {
      return "On a detector's word";
    }
  }

  /** What a detector must say. */
  enum Trigger {
    WARNING,
    DRIFT
  }

  /**
   * Some labels after a detection the whole memory is learned, e times over, by a copy in the background; nothing is learned
   * otherwise. The wait lets the memory fill with what is true now. The outcome is put in after a stated number of labels, so
   * that it does not depend on the machine's speed; a run that comes there sooner waits.
   *
   * @param epochs e
   * @param delay labels between the detection and the fine-tuning
   * @param rate the learning rate of Adam, by which networks are tuned; other learners learn as they always do
   * @param within labels between the beginning and the putting in of the outcome
   */
  record FineTune(
      @Param(label = "Epochs", help = "How often each instance of the memory is learned.", min = 1, max = 1_000) int epochs,
      @Param(label = "Delay", unit = "labels", help = "Labels between the detection and the fine-tuning.", min = 0)
      int delay,
      @Param(label = "Learning rate η", help = "The size of a step of Adam, by which a network is tuned.", min = 0, max = 10,
          minExclusive = true) double rate,
      @Param(label = "Within", unit = "labels", help = "Labels until the outcome takes the model's place.", min = 0,
          max = 1_000_000_000) int within) implements Update {
    /** Adam's rate unless told otherwise. */
    private static final double RATE = 1e-4;

    public FineTune {
      Params.check(FineTune.class, epochs, delay, rate, within);
    }

    public FineTune() {
      this(1, 500);
    }

    /** With Adam's usual rate for fine-tuning and 1,000 labels' time. */
    public FineTune(int epochs, int delay) {
      this(epochs, delay, RATE, 1_000);
    }

    /** The same with another number of epochs. */
    FineTune withEpochs(int newEpochs) {
      return new FineTune(newEpochs, delay, rate, within);
    }

    @Override
    public String id() {
      return "fine-tune";
    }

    @Override
    public String title() {
      return "Fine-tune on the memory after a detection";
    }
  }

  /** Nothing is learned but when a person says so, see {@link RunCommand.FineTune}. */
  record Manual() implements Update {
    @Override
    public String id() {
      return "manual";
    }

    @Override
    public String title() {
      return "By hand";
    }
  }
}
