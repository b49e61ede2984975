// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.List;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;

/** Where a monitor's values come from: the features, or a number of the model's scores. */
enum Source {
  FEATURES("") {
    @Override
    double value(double[] scores) {
      throw new IllegalStateException("features are read as they are");
    }
  },

  /** Shannon's entropy of the scores over its largest possible value, in [0, 1]. */
  ENTROPY("entropy") {
    @Override
    double value(double[] scores) {
      double sum = 0;
      for (double p : scores) {
        sum -= p > 0 ? p * StrictMath.log(p) : 0;
      }
      return scores.length < 2 ? 0 : sum / StrictMath.log(scores.length);
    }
  },

  /** One minus the lead of the highest score over the second. */
  MARGIN("margin") {
    @Override
    double value(double[] scores) {
      double best = 0;
      double second = 0;
      for (double p : scores) {
        if (p > best) {
          second = best;
          best = p;
        } else if (p > second) {
          second = p;
        }
      }
      return 1 - (best - second);
    }
  },

  /** The highest score. */
  CONFIDENCE("confidence") {
    @Override
    double value(double[] scores) {
      double best = 0;
      for (double p : scores) {
        best = Math.max(best, p);
      }
      return best;
    }
  };

  private final String title;

  Source(String title) {
    this.title = title;
  }

  /** The number of the scores that is watched; 0 where there are none. */
  abstract double value(double[] scores);

  /** The shape of what is watched in a stream. */
  Schema watched(Schema schema) {
    return this == FEATURES ? schema : new Schema(List.of(new Attribute.Numeric(title)), schema.label());
  }

  /** What is watched of an instance: its features, or one number written into a buffer. */
  double[] read(Instance instance, double[] scores, double[] buffer) {
    if (this == FEATURES) {
      return instance.x;
    }
    buffer[0] = value(scores);
    return buffer;
  }
}
