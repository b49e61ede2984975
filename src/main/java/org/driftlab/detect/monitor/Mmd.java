// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * The maximum mean discrepancy of two windows under a Gaussian kernel, on random Fourier features: it sees any change of
 * the joint distribution.
 *
 * <p>A. Gretton, K. Borgwardt, M. Rasch, B. Schölkopf, A. Smola, <i>A Kernel Two-Sample Test</i>, JMLR 13 (2012) 723–773;
 * A. Rahimi, B. Recht, <i>Random Features for Large-Scale Kernel Machines</i>, NIPS 2007. The kernel's width is the median
 * distance of points of the reference. With φ the cosines and sines at the random frequencies, the discrepancy is the
 * squared distance of the mean φ, and n₁n₂/(n₁ + n₂) times it is without drift a sum of χ² variables weighted by the
 * eigenvalues of the covariance of φ; its tail is that of the gamma distribution with the same first three moments,
 * shifted (P. Hall, Ann. Probab. 11 (1983) 1028–1036; no permutations). Cost of a comparison: O(rows · coordinates ·
 * frequencies), of a new reference besides O(rows · frequencies² + frequencies³).
 */
public record Mmd(
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
    @Param(label = "Frequencies", min = 2, max = 512, help = "Random frequencies; more see finer changes.")
    int frequencies)
    implements MonitorSpec {
  public Mmd {
    Params.check(Mmd.class, reference, referenceSize, window, step, alpha, every, frequencies);
    Frame.check(referenceSize, window, step);
    Frame.checkEvery(step, every);
  }

  public Mmd() {
    this(Reference.RENEWED, 4_000, 1_000, 1_000, 0.001, 4, 32);
  }

  @Override
  public String id() {
    return "mmd";
  }

  @Override
  public String title() {
    return "Maximum mean discrepancy";
  }

  @Override
  public DataMonitor create(Schema schema) {
    return new RowMonitor(schema, new Frame(reference, referenceSize, window, step), every, new MmdTest(alpha, frequencies));
  }
}
