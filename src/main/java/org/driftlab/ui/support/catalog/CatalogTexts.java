// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.catalog;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.driftlab.catalog.Section;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.detect.monitor.MonitorSpec;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Guard;
import org.driftlab.engine.LabelDelay;
import org.driftlab.engine.Stakes;
import org.driftlab.engine.Strategy;
import org.driftlab.engine.Update;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.memory.MemorySpec;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.Change;
import org.driftlab.ui.support.Formats;

/**
 * What the entries of the catalog and their parameters are called and do, in the user's language.
 *
 * <p>In English that is what the catalog itself says. The words of other languages are found by the entry's and the
 * parameter's permanent names: {@code learner.hoeffding-tree.title}, {@code learner.hoeffding-tree.gracePeriod.label} and
 * {@code .help}; with a star in the entry's place, {@code learner.*.gracePeriod.label}, for all entries whose English text is
 * the same; {@code unit.instances}; and for a choice {@code choice.SplitCriterion.gini}. What has no words is shown in
 * English: a test finds it.
 */
public final class CatalogTexts {
  private final Formats formats;
  private final Translations titles;
  private final Translations parameters;
  private final Translations sentences;

  public CatalogTexts(Locale locale) {
    formats = new Formats(locale);
    titles = new Translations("titles", locale);
    parameters = new Translations("parameters", locale);
    sentences = new Translations("sentences", locale);
  }

  /** What an entry is called. */
  public String title(Spec spec) {
    return titles.find(part(spec) + "." + spec.id() + ".title").orElse(spec.title());
  }

  /** What the entry of a section is called whose English title is known, as a snapshot has it; that title if there is none. */
  public String titled(Section<?> section, String title) {
    for (Spec spec : section) {
      if (spec.title().equals(title)) {
        return title(spec);
      }
    }
    return title;
  }

  /** What the entry of a section with an id is called; the id if there is none. */
  public String named(Section<?> section, String id) {
    return section.ids().contains(id) ? title(section.find(id)) : id;
  }

  /** What a parameter of an entry is called. */
  public String label(Spec spec, Params.Info info) {
    return parameter(spec, info, "label", info.param().label());
  }

  /** What a parameter of an entry does, in one sentence; empty if that needs no words. */
  public String help(Spec spec, Params.Info info) {
    return parameter(spec, info, "help", info.param().help());
  }

  private String parameter(Spec spec, Params.Info info, String what, String english) {
    String behind = "." + info.name() + "." + what;
    return english.isEmpty() ? "" : parameters.find(part(spec) + "." + spec.id() + behind, part(spec) + ".*" + behind).orElse(english);
  }

  /** The unit of a parameter; empty for a pure number. */
  public String unit(Params.Info info) {
    String unit = info.param().unit();
    return parameters.find("unit." + unit.replace(' ', '-')).orElse(unit);
  }

  /** What one of the constants that a parameter chooses from is called. */
  public String choice(Enum<?> constant) {
    String word = Params.word(constant);
    return parameters.find("choice." + constant.getDeclaringClass().getSimpleName() + "." + word).orElse(word.replace('-', ' '));
  }

  /** A parameter's value as a person reads it; of an entry within an entry its name. */
  public String value(Object value) {
    return switch (value) {
      case Enum<?> constant -> choice(constant);
      case Spec spec -> title(spec);
      default -> formats.value(value);
    };
  }

  /** The allowed range of a number in words, such as "von 1 bis 100"; empty if anything goes. */
  public String range(Params.Info info) {
    Param param = info.param();
    boolean low = param.min() != Double.NEGATIVE_INFINITY;
    boolean high = param.max() != Double.POSITIVE_INFINITY;
    String ends = (low ? param.minExclusive() ? "above" : "from" : "") + (high ? param.maxExclusive() ? ".below" : ".to" : "");
    String key = "range." + (ends.isEmpty() ? "finite" : low ? ends : ends.substring(1));
    return info.range().isEmpty() ? "" : sentences.find(key)
        .map(words -> MessageFormat.format(words, bound(param.min()), bound(param.max()))).orElse(info.range());
  }

  private String bound(double value) {
    boolean plain = value == 0 || Math.abs(value) >= 1e-4 && Math.abs(value) < 1e15;
    return plain ? formats.value(value) : Double.toString(value);
  }

  /** The part of the catalog that an entry is of, as the keys name it. */
  static String part(Spec spec) {
    return switch (spec) {
      case StreamSpec s -> "stream";
      case LearnerSpec s -> "learner";
      case DetectorSpec s -> "detector";
      case MonitorSpec s -> "monitor";
      case MemorySpec s -> "memory";
      case Strategy s -> "policy";
      case Update s -> "update";
      case Gate s -> "gate";
      case Guard s -> "guard";
      case LabelDelay s -> "delay";
      case Expectation s -> "expectation";
      case Change s -> "change";
      case Stakes s -> "stakes";
      default -> throw new IllegalArgumentException("no part of the catalog has " + spec.getClass());
    };
  }

  /** The keys of all texts in this language. */
  Set<String> keys() {
    var keys = new TreeSet<String>();
    List.of(titles, parameters).forEach(texts -> keys.addAll(texts.keys()));
    return keys;
  }
}
