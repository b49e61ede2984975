// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which names on the charts speak of the thing that is hovered: the same name, or the same version such as "v3". */
final class Highlight {
  /** The share of its strength that a line keeps while another one is highlighted. */
  static final double FADED = 0.25;

  private static final Pattern VERSION = Pattern.compile("\\bv\\d+\\b");

  private Highlight() {}

  static boolean matches(String hovered, String name) {
    if (hovered.equals(name)) {
      return true;
    }
    Matcher of = VERSION.matcher(hovered);
    Matcher other = VERSION.matcher(name);
    return of.find() && other.find() && of.group().equals(other.group());
  }
}
