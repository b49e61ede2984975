// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.ArrayList;
import java.util.List;

/**
 * How often the bot and the frozen one were right of late: a window of the last 50 rated questions whose right answer is
 * known. At most 1,000 points are kept; beyond that every second one goes, so that a long conversation draws in constant memory.
 */
public final class Quality {
  /** Questions in the window. */
  public static final int WINDOW = 50;

  private static final int MOST_POINTS = 1_000;

  private final boolean[] bot = new boolean[WINDOW];
  private final boolean[] frozen = new boolean[WINDOW];
  private final List<Point> points = new ArrayList<>();
  private int count;
  private int stride = 1;

  /**
   * Shares of right answers in the window.
   *
   * @param at questions seen so far
   * @param bot of the learning bot, in [0, 1]
   * @param frozen of the bot that never learned, in [0, 1]
   */
  public record Point(int at, double bot, double frozen) {}

  void add(boolean botRight, boolean frozenRight) {
    bot[count % WINDOW] = botRight;
    frozen[count % WINDOW] = frozenRight;
    count++;
    if (count % stride == 0) {
      points.add(new Point(count, share(bot), share(frozen)));
    }
    if (points.size() > MOST_POINTS) {
      thin();
    }
  }

  private void thin() {
    for (int i = points.size() - 2; i >= 0; i -= 2) {
      points.remove(i);
    }
    stride *= 2;
  }

  private double share(boolean[] right) {
    int size = Math.min(count, WINDOW);
    int sum = 0;
    for (int i = 0; i < size; i++) {
      sum += right[i] ? 1 : 0;
    }
    return (double) sum / size;
  }

  /** All points so far, oldest first. */
  public List<Point> points() {
    return List.copyOf(points);
  }

  /** How many questions were seen. */
  public int count() {
    return count;
  }
}
