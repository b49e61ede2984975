// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;

/** Numbers as a person of a locale types and reads them, and as specs take them. */
public final class NumberText {
  private static final int DIGITS = 12;

  private final NumberFormat format;

  public NumberText(Locale locale) {
    format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(DIGITS);
    format.setStrict(true);
  }

  /** The text that a person reads; what cannot be told exactly with a few digits stays as it is. */
  public String shown(String root) {
    try {
      double value = Double.parseDouble(root);
      String text = format.format(value);
      return format.parse(text, new ParsePosition(0)).doubleValue() == value ? text : root;
    } catch (NumberFormatException e) {
      return root;
    }
  }

  /** What a spec takes: the number that was typed in the person's way of writing, else the text itself. */
  public String taken(String typed) {
    String text = typed.strip();
    var position = new ParsePosition(0);
    Number number = format.parse(text, position);
    if (number == null || position.getIndex() < text.length()) {
      return text;
    }
    return number.toString();
  }
}
