// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.Arrays;

/** Reads decimal numbers from characters: sign, digits with an optional point, optional exponent, and nothing else. */
final class Decimals {
  /** Powers of ten that a double holds exactly. */
  private static final double[] EXACT = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14,
    1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  private static final long EXACT_MANTISSA = 1L << 53;
  private static final int MAX_DIGITS = 18;
  /** Fewer digits than this and no exponent cannot overflow. */
  private static final int SAFE_LENGTH = 300;

  private Decimals() {}

  /** Whether the text is a number that a double can hold; {@code NaN} and {@code Infinity} are not. */
  static boolean isFinite(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text[i];
      if ((c < '0' || c > '9') && c != '.' && (c != '-' || i > from)) {
        return Double.isFinite(parse(text, from, to));
      }
    }
    return to - from > 2 && to - from < SAFE_LENGTH && onePoint(text, from, to)
        || Double.isFinite(parse(text, from, to));
  }

  /** Whether the text is such a number with a comma before its decimals. */
  static boolean isFiniteWithComma(char[] text, int from, int to) {
    int comma = -1;
    for (int i = from; i < to; i++) {
      if (text[i] == '.' || text[i] == ',' && comma >= 0) {
        return false;
      }
      comma = text[i] == ',' ? i : comma;
    }
    if (comma < 0) {
      return false;
    }
    char[] pointed = Arrays.copyOfRange(text, from, to);
    pointed[comma - from] = '.';
    return Double.isFinite(parse(pointed, 0, pointed.length));
  }

  private static boolean onePoint(char[] text, int from, int to) {
    int points = 0;
    for (int i = from; i < to; i++) {
      points += text[i] == '.' ? 1 : 0;
    }
    return points <= 1;
  }

  /** Whether the text is one of the words for what is not a finite number: nan, inf or infinity, in any case. */
  static boolean isNonFiniteWord(char[] text, int from, int to) {
    int start = from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
    return is("nan", text, start, to) || is("inf", text, start, to) || is("infinity", text, start, to);
  }

  private static boolean is(String word, char[] text, int from, int to) {
    if (to - from != word.length()) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if ((text[i] | 0x20) != word.charAt(i - from)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The double nearest to the number, as {@link Double#parseDouble} gives it.
   *
   * @return {@code NaN} if the text is not a number, an infinity if it is too large for a double
   */
  static double parse(char[] text, int from, int to) {
    int i = from;
    boolean negative = i < to && text[i] == '-';
    if (i < to && (text[i] == '-' || text[i] == '+')) {
      i++;
    }
    long mantissa = 0;
    int digits = 0;
    int significant = 0;
    int fraction = 0;
    boolean point = false;
    for (; i < to; i++) {
      int digit = text[i] - '0';
      if (digit >= 0 && digit <= 9) {
        mantissa = 10 * mantissa + digit;
        digits++;
        significant += significant > 0 || digit > 0 ? 1 : 0;
        fraction += point ? 1 : 0;
      } else if (text[i] == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return Double.NaN;
    }
    if (i < to) {
      return isExponent(text, i, to) ? Double.parseDouble(new String(text, from, to - from)) : Double.NaN;
    }
    if (significant > MAX_DIGITS || mantissa >= EXACT_MANTISSA || fraction >= EXACT.length) {
      return Double.parseDouble(new String(text, from, to - from));
    }
    // Both operands are exact, so the one rounding of the division gives the nearest double (Clinger 1990).
    double value = mantissa / EXACT[fraction];
    return negative ? -value : value;
  }

  private static boolean isExponent(char[] text, int from, int to) {
    int i = from + 1;
    if ((text[from] | 0x20) != 'e') {
      return false;
    }
    if (i < to && (text[i] == '-' || text[i] == '+')) {
      i++;
    }
    for (int j = i; j < to; j++) {
      if (text[j] < '0' || text[j] > '9') {
        return false;
      }
    }
    return i < to;
  }
}
