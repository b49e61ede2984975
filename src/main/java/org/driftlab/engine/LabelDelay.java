// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.InputException;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;

/** How many instances a label comes after its features. */
public sealed interface LabelDelay extends Spec {
  /** The longest delay there can be, in instances. */
  int LONGEST = 1_000_000;

  /** What {@link #draw} gives for a label that never comes. */
  int NEVER_COMES = -1;

  /**
   * The delay of one label.
   *
   * @param u uniform in [0, 1)
   * @return instances, in [0, {@link #longest}], or {@link #NEVER_COMES}
   */
  int draw(double u);

  /** No delay is longer than this, in instances. */
  int longest();

  /** At least 95 of 100 labels that come have come after this many instances. */
  default int usual() {
    return longest();
  }

  /** The delay in words, such as "100 instances late". */
  String describe();

  /** Every label the same number of instances late; 0 is at once. */
  record Fixed(
      @Param(label = "Delay", unit = "instances", min = 0, max = LONGEST,
          help = "A label arrives this many instances after its features.") int delay) implements LabelDelay {
    public Fixed {
      Params.check(Fixed.class, delay);
    }

    public Fixed() {
      this(0);
    }

    @Override
    public String id() {
      return "fixed";
    }

    @Override
    public String title() {
      return "Fixed delay";
    }

    @Override
    public int draw(double u) {
      return delay;
    }

    @Override
    public int longest() {
      return delay;
    }

    @Override
    public String describe() {
      return delay == 0 ? "at once" : words(delay) + " late";
    }
  }

  /** Each delay from shortest to longest equally likely. */
  record Uniform(
      @Param(label = "Shortest", unit = "instances", min = 0, max = LONGEST) int shortest,
      @Param(label = "Longest", unit = "instances", min = 0, max = LONGEST) int longest) implements LabelDelay {
    public Uniform {
      Params.check(Uniform.class, shortest, longest);
      if (shortest > longest) {
        throw new InputException("Parameter 'shortest' is %d but must be at most 'longest', which is %d."
            .formatted(shortest, longest));
      }
    }

    public Uniform() {
      this(0, 1_000);
    }

    @Override
    public String id() {
      return "uniform";
    }

    @Override
    public String title() {
      return "Uniform delay";
    }

    @Override
    public int draw(double u) {
      return shortest + (int) (u * (longest - shortest + 1.0));
    }

    @Override
    public String describe() {
      return "%,d to %s late".formatted(shortest, words(longest));
    }
  }

  /**
   * Each instance that passes brings the label with the same probability 1/(mean + 1), so short delays are the commonest. What
   * is longer than 20 times the mean, two in a thousand million, comes then.
   */
  record Geometric(
      @Param(label = "Mean", unit = "instances", min = 1, max = LONGEST / 20) double mean) implements LabelDelay {
    private static final int TAIL = 20;
    private static final double USUAL = 3;

    public Geometric {
      Params.check(Geometric.class, mean);
    }

    public Geometric() {
      this(500);
    }

    @Override
    public String id() {
      return "geometric";
    }

    @Override
    public String title() {
      return "Geometric delay";
    }

    @Override
    public int draw(double u) {
      return (int) Math.min(longest(), StrictMath.log1p(-u) / -StrictMath.log1p(1 / mean));
    }

    @Override
    public int longest() {
      return (int) (TAIL * mean);
    }

    @Override
    public int usual() {
      return (int) Math.ceil(USUAL * mean);
    }

    @Override
    public String describe() {
      return "on average " + words(Math.round(mean)) + " late";
    }
  }

  /** The label is never known. */
  record Never() implements LabelDelay {
    @Override
    public String id() {
      return "never";
    }

    @Override
    public String title() {
      return "Never known";
    }

    @Override
    public int draw(double u) {
      return NEVER_COMES;
    }

    @Override
    public int longest() {
      return 0;
    }

    @Override
    public String describe() {
      return "never";
    }
  }

  private static String words(long instances) {
    return "%,d %s".formatted(instances, instances == 1 ? "instance" : "instances");
  }
}
