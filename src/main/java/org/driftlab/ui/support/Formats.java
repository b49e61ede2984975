// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.text.NumberFormat;
import java.util.Locale;

/** Numbers as a person of a locale reads them; one object for each thread. */
public final class Formats {
  private static final String[] UNITS = {"", " k", " M", " G"};
  private static final String[] BYTE_UNITS = {"B", "KB", "MB", "GB", "TB"};
  private static final int HASH_ENDS = 4;

  private final NumberFormat whole;
  private final NumberFormat fraction;
  private final NumberFormat any;

  public Formats(Locale locale) {
    whole = NumberFormat.getIntegerInstance(locale);
    fraction = NumberFormat.getNumberInstance(locale);
    any = NumberFormat.getNumberInstance(locale);
    any.setMaximumFractionDigits(8);
  }

  /** A count such as "123,456". */
  public String count(long number) {
    return whole.format(number);
  }

  /** A number with so many digits after the point; "–" for a number that is absent. */
  public String decimal(double number, int digits) {
    if (Double.isNaN(number)) {
      return "–";
    }
    fraction.setMinimumFractionDigits(digits);
    fraction.setMaximumFractionDigits(digits);
    return fraction.format(number);
  }

  /** A parameter's value: numbers without needless zeros, all else as it says itself. */
  public String value(Object value) {
    return switch (value) {
      case Long n -> count(n);
      case Integer n -> count(n);
      case Double n -> any.format(n);
      default -> value.toString();
    };
  }

  /** A speed such as "1.2 M/s"; "∞" when it is not finite. */
  public String rate(double perSecond) {
    if (Double.isInfinite(perSecond)) {
      return "∞";
    }
    double value = Math.max(0, perSecond);
    int unit = 0;
    while (unit < UNITS.length - 1 && Math.round(value) >= 1_000) {
      value /= 1_000;
      unit++;
    }
    return decimal(value, unit > 0 && value < 10 ? 1 : 0) + UNITS[unit] + "/s";
  }

  /** A time left such as "0:04" or "1:02:03", rounded up to whole seconds. */
  public String timeLeft(double seconds) {
    long left = (long) Math.ceil(Math.clamp(seconds, 0, 359_999));
    long hours = left / 3_600;
    long minutes = left / 60 % 60;
    return hours > 0 ? "%d:%02d:%02d".formatted(hours, minutes, left % 60) : "%d:%02d".formatted(minutes, left % 60);
  }

  /** A size such as "212 KB", in units of 1,024 bytes. */
  public String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (unit < BYTE_UNITS.length - 1 && value >= 1_024) {
      value /= 1_024;
      unit++;
    }
    return decimal(value, unit > 0 && value < 10 ? 1 : 0) + " " + BYTE_UNITS[unit];
  }

  /** The two ends of a hash, such as "9f3a…02c1". */
  public static String shortHash(String hash) {
    return hash.length() <= 2 * HASH_ENDS ? hash
        : hash.substring(0, HASH_ENDS) + "…" + hash.substring(hash.length() - HASH_ENDS);
  }
}
