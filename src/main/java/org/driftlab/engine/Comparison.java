// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.driftlab.data.Schema;
import org.driftlab.evaluate.MetricSeries;
import org.driftlab.evaluate.PairedTest;
import org.driftlab.learn.Learner;
import org.driftlab.learn.math.FastMath;
import org.jspecify.annotations.Nullable;

/** One shadow beside the champion, label by label, as a gate compares them. */
final class Comparison {
  /** The recall of a class is no guardrail before so many labels of it, because chance alone would break it. */
  private static final int FEWEST_OF_CLASS = 30;

  private static final int SERIES_POINTS = 512;
  private static final double CLIP = 1e-15;

  private final Gate gate;
  private final Schema schema;
  private final Losses losses;
  private final long[] truths;
  private final long[] championHits;
  private final long[] candidateHits;
  private PairedTest test;
  private MetricSeries gain = new MetricSeries(SERIES_POINTS);
  private MetricSeries lower = new MetricSeries(SERIES_POINTS);
  private MetricSeries upper = new MetricSeries(SERIES_POINTS);
  private long labels;
  private long championOnly;
  private long candidateOnly;
  private double saved;
  private double logLossRise;
  private @Nullable Verdict settled;

  Comparison(Gate gate, Schema schema, Losses losses) {
    this.gate = gate;
    this.schema = schema;
    this.losses = losses;
    test = gate.create();
    truths = new long[schema.classCount()];
    championHits = new long[schema.classCount()];
    candidateHits = new long[schema.classCount()];
  }

  private Comparison(Comparison other) {
    gate = other.gate;
    schema = other.schema;
    losses = other.losses;
    test = other.test.copy();
    truths = other.truths.clone();
    championHits = other.championHits.clone();
    candidateHits = other.candidateHits.clone();
    gain = other.gain.copy();
    lower = other.lower.copy();
    upper = other.upper.copy();
    labels = other.labels;
    championOnly = other.championOnly;
    candidateOnly = other.candidateOnly;
    saved = other.saved;
    logLossRise = other.logLossRise;
    settled = other.settled;
  }

  Comparison copy() {
    return new Comparison(this);
  }

  /** Forgets all labels: the world, the champion or the candidate is another one now. */
  void restart() {
    test = gate.create();
    Arrays.fill(truths, 0);
    Arrays.fill(championHits, 0);
    Arrays.fill(candidateHits, 0);
    gain = new MetricSeries(SERIES_POINTS);
    lower = new MetricSeries(SERIES_POINTS);
    upper = new MetricSeries(SERIES_POINTS);
    labels = 0;
    championOnly = 0;
    candidateOnly = 0;
    saved = 0;
    logLossRise = 0;
    settled = null;
  }

  /** Takes one label and what both had predicted; a settled comparison stays as it was when the verdict fell. */
  void add(int truth, int champion, int candidate) {
    boolean championRight = champion == truth;
    boolean candidateRight = candidate == truth;
    labels++;
    truths[truth]++;
    if (championRight) {
      championHits[truth]++;
    }
    if (candidateRight) {
      candidateHits[truth]++;
    }
    if (championRight && !candidateRight) {
      championOnly++;
    } else if (candidateRight && !championRight) {
      candidateOnly++;
    }
    double championLoss = losses.of(truth, champion);
    double candidateLoss = losses.of(truth, candidate);
    saved += (championLoss - candidateLoss) * losses.unit();
    test.add(championLoss, candidateLoss);
  }

  /** Takes the scores that both gave to the true class, if both were kept. */
  void addScores(double champion, double candidate) {
    if (Double.isNaN(champion) || Double.isNaN(candidate)) {
      return;
    }
    logLossRise += FastMath.log(Math.max(CLIP, champion)) - FastMath.log(Math.max(CLIP, candidate));
  }

  void sample() {
    gain.add(labels, labels == 0 ? Double.NaN : saved / labels);
    lower.add(labels, test.lower() * losses.unit());
    upper.add(labels, test.upper() * losses.unit());
  }

  /** Whether a verdict stands that nobody has acted on. */
  boolean isSettled() {
    return settled != null;
  }

  /** The verdict, if there is one by now. */
  @Nullable Verdict verdict(Learner candidate) {
    if (labels < gate.minLabels()) {
      return null;
    }
    return switch (test.finding()) {
      case OPEN -> labels >= gate.horizon() ? Verdict.UNDECIDED : null;
      case NEITHER -> Verdict.UNDECIDED;
      case CHAMPION -> Verdict.KEEP;
      case CANDIDATE -> guardrails(candidate.modelBytes()).stream().allMatch(Evidence.Guardrail::passed) ? Verdict.PROMOTE
          : Verdict.KEEP;
    };
  }

  /** Whether the test itself found the candidate to be the better one, whatever the guardrails say. */
  boolean candidateIsBetter() {
    return test.finding() == PairedTest.Finding.CANDIDATE;
  }

  /** The verdict stands until the comparison restarts. */
  void settle(Verdict verdict) {
    settled = verdict;
  }

  Evidence evidence(long modelBytes) {
    return new Evidence(gate.test(), gate.alpha(), labels, championOnly, candidateOnly, gate.loss(), saved,
        test.lower() * losses.unit(), test.upper() * losses.unit(), test.pValue(), guardrails(modelBytes));
  }

  private List<Evidence.Guardrail> guardrails(long modelBytes) {
    var rails = new ArrayList<Evidence.Guardrail>();
    if (gate.recallLoss() < 1) {
      for (int c = 0; c < truths.length; c++) {
        if (truths[c] >= FEWEST_OF_CLASS) {
          rails.add(new Evidence.Guardrail("recall of " + schema.label().values().get(c),
              (double) (championHits[c] - candidateHits[c]) / truths[c], gate.recallLoss()));
        }
      }
    }
    if (gate.needsScores() && labels > 0) {
      rails.add(new Evidence.Guardrail("log loss", logLossRise / labels, gate.logLoss()));
    }
    if (gate.modelBytes() > 0) {
      rails.add(new Evidence.Guardrail("model size", modelBytes, gate.modelBytes()));
    }
    return rails;
  }

  /** About how many bytes a copy takes. */
  long bytes() {
    return gain.bytes() + lower.bytes() + upper.bytes() + 3L * Long.BYTES * truths.length;
  }

  RunSnapshot.Standing view(long modelBytes) {
    return new RunSnapshot.Standing(evidence(modelBytes), Optional.ofNullable(settled), gain.view(), lower.view(),
        upper.view());
  }
}
