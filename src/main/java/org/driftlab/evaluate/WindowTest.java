// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import java.util.Arrays;

/**
 * A rank test on the mean losses of windows, at a fixed number of windows: the way canary analysis such as Kayenta's compares
 * two servers, which sees whole windows and not single requests.
 *
 * <p>Mann–Whitney takes the windows of both models as independent samples, though both saw the same labels: what is hard for
 * one is often hard for the other, which makes it too careful (and too bold if the two hardly ever err together). Wilcoxon's
 * signed-rank test takes them in pairs. Both speak once, after the last window, and both assume that windows do not depend on
 * each other.
 */
public final class WindowTest implements PairedTest {
  private final double alpha;
  private final double minGain;
  private final int window;
  private final boolean paired;
  private final double[] champion;
  private final double[] candidate;
  private int filled;
  private int inWindow;
  private double championSum;
  private double candidateSum;
  private double pValue = Double.NaN;

  /**
   * A test before the first label.
   *
   * @param alpha α, two-sided, in (0, 1)
   * @param minGain the gain that must be exceeded beside, in [0, 1)
   * @param window labels in a window, at least 1
   * @param windows windows after which it speaks; fewer than 10 make the approximation poor
   * @param paired whether windows are compared in pairs (Wilcoxon), else as two samples (Mann–Whitney)
   */
  public WindowTest(double alpha, double minGain, int window, int windows, boolean paired) {
    this.alpha = alpha;
    this.minGain = minGain;
    this.window = window;
    this.paired = paired;
    champion = new double[windows];
    candidate = new double[windows];
  }

  private WindowTest(WindowTest other) {
    alpha = other.alpha;
    minGain = other.minGain;
    window = other.window;
    paired = other.paired;
    champion = other.champion.clone();
    candidate = other.candidate.clone();
    filled = other.filled;
    inWindow = other.inWindow;
    championSum = other.championSum;
    candidateSum = other.candidateSum;
    pValue = other.pValue;
  }

  @Override
  public void add(double championLoss, double candidateLoss) {
    if (filled == champion.length) {
      return;
    }
    championSum += championLoss;
    candidateSum += candidateLoss;
    if (++inWindow == window) {
      champion[filled] = championSum / window;
      candidate[filled] = candidateSum / window;
      inWindow = 0;
      championSum = 0;
      candidateSum = 0;
      if (++filled == champion.length) {
        pValue = paired ? RankTests.wilcoxon(differences()) : RankTests.mannWhitney(champion, candidate);
      }
    }
  }

  private double[] differences() {
    double[] differences = champion.clone();
    for (int i = 0; i < differences.length; i++) {
      differences[i] -= candidate[i];
    }
    return differences;
  }

  @Override
  public Finding finding() {
    if (filled < champion.length) {
      return Finding.OPEN;
    }
    double gain = Arrays.stream(differences()).average().orElse(0);
    return Finding.atHorizon(pValue, alpha, gain, minGain);
  }

  @Override
  public double pValue() {
    return pValue;
  }

  @Override
  public WindowTest copy() {
    return new WindowTest(this);
  }
}
