// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.text.Normalizer;
import java.util.Locale;

/** What is made of a message before anything looks at it. */
public final class Messages {
  /** A message is read up to this many characters (UTF-16 units); what follows is cut off. */
  public static final int MOST_CHARACTERS = 2_000;

  private static final int SHOWN = 80;

  private Messages() {}

  /** A piece of a message as it may stand in a field: control characters but line feeds as blanks, of any length. */
  public static String typed(String text) {
    var typed = new StringBuilder(text.length());
    text.codePoints().forEach(c -> typed.appendCodePoint(c != '\n' && isInvisible(c) ? ' ' : c));
    return typed.toString();
  }

  /** A message as it is kept and shown: at most {@link #MOST_CHARACTERS}, control characters as blanks, stripped. */
  public static String kept(String message) {
    String cut = cut(message);
    var text = new StringBuilder(cut.length());
    cut.codePoints().forEach(c -> text.appendCodePoint(isInvisible(c) ? ' ' : c));
    return text.toString().strip();
  }

  /**
   * A message as the bot compares it: Unicode's compatibility form (NFKC), lower case, everything but letters, marks,
   * digits and symbols as one blank. Empty if nothing of that is in it.
   */
  public static String clean(String message) {
    String form = cut(Normalizer.normalize(kept(message), Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
    var text = new StringBuilder(form.length());
    form.codePoints().forEach(c -> append(text, c));
    return text.toString().strip();
  }

  private static void append(StringBuilder text, int c) {
    if (isWordPart(c) || isSymbol(c)) {
      text.appendCodePoint(c);
    } else if (c != '\'' && c != '’' && !isJoiner(c) && !text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
      text.append(' '); // an apostrophe joins: don't is one word however it is written
    }
  }

  static boolean isWordPart(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
        || type == Character.LETTER_NUMBER;
  }

  private static boolean isSymbol(int c) {
    int type = Character.getType(c);
    return type == Character.OTHER_SYMBOL || type == Character.CURRENCY_SYMBOL || c == '%';
  }

  /** Persian, Indic scripts and emoji are written with them. */
  private static boolean isJoiner(int c) {
    return c == 0x200C || c == 0x200D;
  }

  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return !isJoiner(c) && (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR);
  }

  /** Cuts between characters, never within a pair of surrogates. */
  private static String cut(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    boolean within = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
    return text.substring(0, within ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
  }

  /** As much of a text as an error message should repeat. */
  public static String shown(String text) {
    String kept = kept(text);
    return kept.length() <= SHOWN ? kept : kept.substring(0, kept.offsetByCodePoints(0,
        Math.min(SHOWN, kept.codePointCount(0, kept.length())) - 1)) + "…";
  }
}
