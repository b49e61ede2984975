// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.catalog;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.driftlab.catalog.Sample;
import org.driftlab.catalog.Scenarios;
import org.driftlab.data.Params;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.Role;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.Formats;

/**
 * What a scenario is called, tells, promises and proposes, in the user's language.
 *
 * <p>Only a preset's own words are translated, by the preset's id: {@code late-labels.title}, {@code .story},
 * {@code .next.1} and of the sample of its data {@code .sample}. What a person has written stays as it is.
 */
public final class StoryTexts {
  private final Formats formats;
  private final CatalogTexts catalog;
  private final Translations presets;
  private final Translations sentences;

  public StoryTexts(Locale locale) {
    formats = new Formats(locale);
    catalog = new CatalogTexts(locale);
    presets = new Translations("presets", locale);
    sentences = new Translations("sentences", locale);
  }

  /** What a scenario is called. */
  public String title(Scenario scenario) {
    return preset(scenario).filter(own -> own.title().equals(scenario.title()))
        .flatMap(own -> presets.find(own.id() + ".title")).orElse(scenario.title());
  }

  /** The story it tells. */
  public String story(Scenario scenario) {
    return preset(scenario).filter(own -> own.story().equals(scenario.story()))
        .flatMap(own -> presets.find(own.id() + ".story")).orElse(scenario.story());
  }

  /** What to try next, a sentence each. */
  public List<String> next(Scenario scenario) {
    List<String> own = preset(scenario).map(Scenario::next).orElse(List.of());
    return !own.equals(scenario.next()) ? scenario.next() : IntStream.range(0, own.size())
        .mapToObj(i -> presets.find(scenario.id() + ".next." + (i + 1)).orElse(own.get(i))).toList();
  }

  private static Optional<Scenario> preset(Scenario scenario) {
    return Scenarios.all().stream().filter(s -> s.id().equals(scenario.id())).findFirst();
  }

  /** What a shipped sample of data is, in a sentence. */
  public String about(Sample sample) {
    return presets.find(sample.id() + ".sample").orElse(sample.summary());
  }

  /** A promise in one sentence without its full stop. */
  public String promise(Expectation promise) {
    return sentence(promise).orElse(promise.describe());
  }

  private Optional<String> sentence(Expectation promise) {
    return switch (promise) {
      case Expectation.Level e -> say("level", who(e.who()), span(e.from(), e.to()), catalog.choice(e.metric()),
          formats.value(e.min()), formats.value(e.max()));
      case Expectation.Lead e -> say("lead." + Params.word(e.metric()), who(e.who()), who(e.over()), span(e.from(), e.to()),
          formats.value(e.min()));
      case Expectation.Detected e -> say("detected", formats.count(e.at()), formats.count(e.within()));
      case Expectation.Happens e -> say(often(e.min(), e.max()), catalog.choice(e.what()), span(e.from(), e.to()),
          formats.count(e.min()), formats.count(e.max()));
    };
  }

  private static String often(int min, int max) {
    return max == 0 ? "happens.never" : min == max ? "happens.exactly"
        : max == Integer.MAX_VALUE ? "happens.at-least" : "happens.between";
  }

  private String who(Role role) {
    return say("who." + Params.word(role)).orElse("");
  }

  private String span(long from, long to) {
    String key = from == 0 && to == 0 ? "span.whole" : to == 0 ? "span.from" : "span.between";
    return say(key, formats.count(from), formats.count(to)).orElse("");
  }

  /** What was measured of a promise, with up to four decimals; a dash if there is nothing to measure. */
  public String measured(Expectation.Outcome outcome) {
    double value = outcome.value().orElse(Double.NaN);
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? formats.count((long) value) : formats.decimal(value, 4);
  }

  private Optional<String> say(String key, Object... arguments) {
    return sentences.find(key).map(pattern -> MessageFormat.format(pattern, arguments));
  }

  /** The keys of all texts of presets in this language. */
  Set<String> keys() {
    return presets.keys();
  }
}
