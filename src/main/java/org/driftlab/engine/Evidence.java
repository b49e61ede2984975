// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;
import java.util.Locale;
import org.driftlab.data.Params;

/**
 * What a comparison of champion and candidate found, all on the same labels.
 *
 * @param test the gate's test
 * @param alpha its α
 * @param labels labels that both predicted
 * @param championOnly labels that only the champion got right
 * @param candidateOnly labels that only the candidate got right
 * @param loss what was compared: errors, or what they cost
 * @param saved how many errors the candidate made less than the champion, or how much less its errors cost
 * @param lower lower end of the gain's confidence interval; {@code NaN} if the test gives none
 * @param upper its upper end; {@code NaN} if the test gives none
 * @param pValue the test's p-value; {@code NaN} if it gives none
 * @param guardrails the guardrails that are set, with what was measured
 */
public record Evidence(Gate.Test test, double alpha, long labels, long championOnly, long candidateOnly, Loss loss,
    double saved, double lower, double upper, double pValue, List<Guardrail> guardrails) {
  public Evidence {
    guardrails = List.copyOf(guardrails);
  }

  /**
   * A limit that a candidate has to keep.
   *
   * @param name what is limited, such as "recall of groupA"
   * @param value what was measured: the loss of recall, the rise of log loss, or bytes
   * @param limit the most that is allowed
   */
  public record Guardrail(String name, double value, double limit) {
    public boolean passed() {
      return value <= limit;
    }
  }

  /** By how much the candidate's accuracy is higher, or the cost of a label lower; {@code NaN} without labels. */
  public double gain() {
    return labels == 0 ? Double.NaN : saved / labels;
  }

  /** Whether no guardrail is broken. */
  public boolean safe() {
    return guardrails.stream().allMatch(Guardrail::passed);
  }

  /** The evidence in one sentence, without its full stop. */
  public String sentence() {
    var text = new StringBuilder(String.format(Locale.ROOT, "%s %+.4f over %,d labels (only the candidate right on %,d, "
        + "only the champion on %,d", loss == Loss.COST ? "gain in cost a label" : "gain", gain(), labels, candidateOnly,
        championOnly));
    if (!Double.isNaN(lower)) {
      text.append(lower <= upper
          ? String.format(Locale.ROOT, "; %s %% sequence %+.4f to %+.4f", percent(1 - alpha), lower, upper)
          : "; no constant gain fits all labels, so it has changed meanwhile");
    }
    if (!Double.isNaN(pValue)) {
      text.append(String.format(Locale.ROOT, "; %s p = %.2g", Params.word(test), pValue));
    }
    text.append(')');
    List<Guardrail> broken = guardrails.stream().filter(rail -> !rail.passed()).toList();
    for (Guardrail rail : broken) {
      text.append(String.format(Locale.ROOT, "; %s worse by %.4g where %.4g is allowed", rail.name(), rail.value(),
          rail.limit()));
    }
    if (broken.isEmpty() && !guardrails.isEmpty()) {
      text.append("; every guardrail holds");
    }
    return text.toString();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.4g", 100 * share).replaceAll("\\.?0+$", "");
  }
}
