// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * Texts that the engine has in English and that stand beside this class in other languages, in {@code name_de.properties} and
 * {@code name_zh.properties}. In English nothing is found, so that the engine's own text is shown.
 */
final class Translations {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;

  Translations(String name, Locale locale) {
    bundle = ResourceBundle.getBundle(Translations.class.getPackageName() + "." + name, locale,
        Translations.class.getClassLoader(), NO_FALLBACK);
  }

  /** The text of the first of some keys that there is. */
  Optional<String> find(String... keys) {
    for (String key : keys) {
      if (bundle.containsKey(key)) {
        return Optional.of(bundle.getString(key));
      }
    }
    return Optional.empty();
  }

  /** All keys of the language; none in English. */
  Set<String> keys() {
    return bundle.keySet();
  }
}
