// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A progress bar on one line of standard error, with rate and time left; nothing at all where no person watches. It is
 * drawn ten times a second at the most.
 */
final class Progress implements AutoCloseable {
  private static final long INTERVAL = 100_000_000;
  private static final double SECOND = 1e9;
  private static final int WIDTH = 28;

  private final Terminal terminal;
  private final String unit;
  private final long total;
  private final LongSupplier nanos;
  private final long began;
  private long drawn;
  private boolean shown;

  /**
   * A bar that shows nothing yet.
   *
   * @param unit what is counted, such as "instances"
   * @param total how many there will be; 0 if nobody knows
   */
  Progress(Terminal terminal, String unit, long total) {
    this(terminal, unit, total, System::nanoTime);
  }

  Progress(Terminal terminal, String unit, long total, LongSupplier nanos) {
    this.terminal = terminal;
    this.unit = unit;
    this.total = total;
    this.nanos = nanos;
    began = nanos.getAsLong();
    drawn = began;
  }

  /** Tells how many are done; cheap. */
  void update(long count) {
    if (!terminal.interactive()) {
      return;
    }
    long now = nanos.getAsLong();
    if (now - drawn >= INTERVAL) {
      drawn = now;
      shown = true;
      terminal.err().print("\r" + line(count, (now - began) / SECOND) + "\u001b[K");
      terminal.err().flush();
    }
  }

  /** The bar's text. */
  String line(long count, double seconds) {
    double rate = count / seconds;
    if (total == 0) {
      return String.format(Locale.ROOT, "%,d %s  %s/s", count, unit, shortNumber(rate));
    }
    int filled = (int) (WIDTH * Math.min(1, (double) count / total));
    long left = rate > 0 ? Math.round((total - count) / rate) : 0;
    return String.format(Locale.ROOT, "%s%s %3d %%  %,d of %,d %s  %s/s  %d:%02d left", "█".repeat(filled),
        "░".repeat(WIDTH - filled), 100 * count / total, count, total, unit, shortNumber(rate), left / 60, left % 60);
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    if (shown) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
    }
  }

  private static String shortNumber(double value) {
    if (value >= 1e6) {
      return String.format(Locale.ROOT, "%.1f M", value / 1e6);
    }
    return value >= 1e3 ? String.format(Locale.ROOT, "%.1f k", value / 1e3) : String.format(Locale.ROOT, "%.0f", value);
  }
}
