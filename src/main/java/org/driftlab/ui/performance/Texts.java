// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of this view in the user's language. */
final class Texts {
  private final ResourceBundle bundle = ResourceBundle.getBundle("org.driftlab.ui.performance.messages");
  private final Locale locale = Locale.getDefault(Locale.Category.FORMAT);

  ResourceBundle bundle() {
    return bundle;
  }

  /** The text of a key, with its places filled in. */
  String get(String key, Object... values) {
    String pattern = bundle.getString(key);
    return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
  }

  /** The text of a key, or another where there is none. */
  String or(String key, String other) {
    return bundle.containsKey(key) ? bundle.getString(key) : other;
  }
}
