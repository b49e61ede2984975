// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * A logistic regression that tells the current window from the reference, judged by its area under the ROC curve on
 * instances it has not learned: 0.5 without drift, 1 if every instance gives its window away.
 *
 * <p>After D. Lopez-Paz, M. Oquab, <i>Revisiting Classifier Two-Sample Tests</i>, ICLR 2017. It sees each coordinate and its
 * square, learns every other instance by stochastic gradient descent, and ranks the rest. The p-value is the
 * normal one of the Mann–Whitney statistic, one-sided. Cost of a comparison: O(rows · coordinates · passes).
 */
public record DomainClassifier(
    @Param(label = "Reference", help = "What the current window is compared with.") Reference reference,
    @Param(label = "Reference window", unit = "instances", min = 20, max = 100_000) int referenceSize,
    @Param(label = "Current window", unit = "instances", min = 20, max = 100_000) int window,
    @Param(label = "Step", unit = "instances", min = 1, max = 100_000,
        help = "The windows are compared this often; both are whole numbers of steps.") int step,
    @Param(label = "Significance α", min = 0, minExclusive = true, max = 0.5,
        help = "Without drift about this part of the comparisons is an alarm.") double alpha,
    @Param(label = "One of", unit = "instances", min = 1, max = 1_000,
        help = "Only one of so many instances is looked at, which bounds the cost; the step is a multiple of it.")
    int every,
    @Param(label = "Passes", min = 1, max = 100, help = "How often the classifier learns its instances.") int passes)
    implements MonitorSpec {
  public DomainClassifier {
    Params.check(DomainClassifier.class, reference, referenceSize, window, step, alpha, every, passes);
    Frame.check(referenceSize, window, step);
    Frame.checkEvery(step, every);
  }

  public DomainClassifier() {
    this(Reference.RENEWED, 4_000, 1_000, 1_000, 0.001, 4, 2);
  }

  @Override
  public String id() {
    return "domain-classifier";
  }

  @Override
  public String title() {
    return "Classifier of reference and current";
  }

  @Override
  public DataMonitor create(Schema schema) {
    return new RowMonitor(schema, new Frame(reference, referenceSize, window, step), every, new ClassifierTest(alpha, passes));
  }
}
