// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of one view in the user's language, from {@code messages.properties} beside its FXML. */
public final class Texts {
  /** Without it a person who wants English would get the system's language, because English is the bundle without a name. */
  private static final ResourceBundle.Control ENGLISH_IF_NONE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;
  private final Locale locale;

  private Texts(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /** The words of the package that the class is in. */
  public static Texts of(Class<?> view, Locale locale) {
    String name = view.getPackageName() + ".messages";
    return new Texts(ResourceBundle.getBundle(name, locale, view.getClassLoader(), ENGLISH_IF_NONE), locale);
  }

  /** The text of a key with its {@link MessageFormat} arguments filled in; numbers in the user's locale. */
  public String get(String key, Object... arguments) {
    String pattern = bundle.getString(key);
    return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
  }

  public Locale locale() {
    return locale;
  }

  public ResourceBundle bundle() {
    return bundle;
  }
}
