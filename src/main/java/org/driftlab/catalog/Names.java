// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Says what else a mistyped name may have meant. */
public final class Names {
  /** From this length on, a part of a name is taken as a hint of the whole. */
  private static final int MEANINGFUL = 3;

  private Names() {}

  /**
   * One sentence about a name that is not there: the nearest one, if any is near, and all that are.
   *
   * @param noun what the name should have named, such as "stream"
   */
  public static String unknown(String noun, String name, Collection<String> known) {
    String list = known.isEmpty() ? "there is none" : "choose from " + String.join(", ", known);
    String hint = nearest(name, known).map(near -> "did you mean '" + near + "'? Or " + list).orElse(list);
    return "There is no %s '%s'; %s.".formatted(noun, name, hint);
  }

  /** The known name that differs least from the given one; empty if all differ in more than a third of it. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    String best = "";
    int least = Math.max(2, wanted.length() / 3) + 1;
    for (String candidate : known) {
      String lower = candidate.toLowerCase(Locale.ROOT);
      int distance = wanted.length() >= MEANINGFUL && lower.contains(wanted) ? 1 : distance(wanted, lower);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** The Levenshtein distance: insertions, deletions and replacements that turn one text into the other. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
