// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import org.jspecify.annotations.Nullable;

/** A piece of an ARFF line: words that may be quoted with ' or ", a backslash standing before a quoted quote. */
final class ArffText {
  private final char[] text;
  private final char[] word;
  private int at;

  ArffText(String text) {
    this.text = text.toCharArray();
    this.word = new char[text.length()];
  }

  /** Reads an attribute's name, up to a blank or a brace; null if there is none. */
  @Nullable String nameOrNull() {
    if (at < text.length && isQuote(text[at])) {
      int length = quoted();
      return length < 0 ? null : new String(word, 0, length);
    }
    int from = at;
    while (at < text.length && text[at] > ' ' && text[at] != '{') {
      at++;
    }
    return at == from ? null : new String(text, from, at - from);
  }

  /** What has not been read yet, without blanks around it. */
  String rest() {
    return new String(text, at, text.length - at).strip();
  }

  /** Splits what has not been read yet at its commas; false if a quote is never closed. */
  boolean split(Cells out) {
    do {
      skipBlanks();
      if (at < text.length && isQuote(text[at])) {
        int length = quoted();
        if (length < 0) {
          return false;
        }
        out.add(word, 0, length, true);
        skipBlanks();
        if (at < text.length && text[at] != ',') {
          return false;
        }
      } else {
        int from = at;
        while (at < text.length && text[at] != ',') {
          at++;
        }
        out.add(text, from, at - from, false);
      }
    } while (at++ < text.length);
    return true;
  }

  /** Reads the index of a sparse value; −1 if there is none. */
  int index() {
    skipBlanks();
    int from = at;
    int index = 0;
    while (at < text.length && text[at] >= '0' && text[at] <= '9' && at - from < 9) {
      index = 10 * index + text[at++] - '0';
    }
    return at == from || at == text.length || text[at] > ' ' ? -1 : index;
  }

  /** Reads the value after an index and the comma behind it; false if there is none or its quote is never closed. */
  boolean value(Cells out) {
    skipBlanks();
    int before = out.count();
    int from = at;
    if (at < text.length && isQuote(text[at])) {
      int length = quoted();
      if (length < 0) {
        return false;
      }
      out.add(word, 0, length, true);
      skipBlanks();
    } else {
      while (at < text.length && text[at] != ',') {
        at++;
      }
      out.add(text, from, at - from, false);
    }
    boolean ended = at == text.length || text[at] == ',';
    at = Math.min(at + 1, text.length);
    return ended && out.end(before) > out.start(before);
  }

  /** Reads a quoted word into {@link #word}; its length, or −1 if the quote is never closed. */
  private int quoted() {
    char quote = text[at++];
    int length = 0;
    while (at < text.length && text[at] != quote) {
      if (text[at] == '\\' && at + 1 < text.length) {
        at++;
      }
      word[length++] = text[at++];
    }
    return at++ < text.length ? length : -1;
  }

  private void skipBlanks() {
    while (at < text.length && text[at] <= ' ') {
      at++;
    }
  }

  private static boolean isQuote(char c) {
    return c == '\'' || c == '"';
  }
}
