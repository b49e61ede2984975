// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.driftlab.ui.support.Texts;

/**
 * Explains every metric by its id: what it says in the user's language, the formula and its source.
 *
 * <p>The words are in {@code messages*.properties}, the formulas and papers, which need no translation, in
 * {@code formulas.properties} beside them. Whoever shows a number shows this on hover; F1 shows it too.
 */
public final class MetricTexts {
  private static final ResourceBundle FORMULAS = ResourceBundle.getBundle(
      MetricTexts.class.getPackageName() + ".formulas", Locale.ROOT, MetricTexts.class.getClassLoader());
  private static final String SOURCE = ".source";

  private final Texts texts;

  public MetricTexts(Locale locale) {
    texts = Texts.of(MetricTexts.class, locale);
  }

  /** The ids of all metrics that are explained. */
  public static Set<String> ids() {
    return FORMULAS.keySet().stream().filter(key -> !key.endsWith(SOURCE)).collect(Collectors.toUnmodifiableSet());
  }

  /** What the metric is called. */
  public String name(String id) {
    return texts.get(id);
  }

  /** The formula, the same in every language. */
  public String formula(String id) {
    return FORMULAS.getString(id);
  }

  /**
   * What the metric says, its formula, and its source if it has one, on lines of their own.
   *
   * @throws MissingResourceException if there is no such metric
   */
  public String explain(String id) {
    String source = FORMULAS.getString(id + SOURCE);
    String words = texts.get(id + ".says") + "\n" + formula(id);
    return source.isEmpty() ? words : words + "\n" + texts.get("source", source);
  }

  /** Several metrics, each under its name, for what shows several numbers. */
  public String explainAll(String... ids) {
    return Arrays.stream(ids).map(id -> name(id) + ": " + explain(id)).collect(Collectors.joining("\n\n"));
  }
}
