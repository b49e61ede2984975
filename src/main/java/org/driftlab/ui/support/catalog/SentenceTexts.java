// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.catalog;

import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.driftlab.stream.drift.Change;

/**
 * Sentences that a run keeps in its events, such as why a version was promoted, in the user's language. They are stored in
 * English, so each is known by its form and told anew with the same numbers and names; one that is not known stays as it is.
 */
public final class SentenceTexts {
  private static final String NUMBER = "([+-]?[0-9][0-9,]*(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)";

  /** A form that the engine gives to a sentence; n a number, w words, t any text, s a sentence of its own. */
  private record Form(String key, String template, Pattern pattern) {
    static Form of(Map.Entry<String, String> entry) {
      String quoted = Arrays.stream(entry.getValue().split("(?=\\{[nwts]})|(?<=\\{[nwts]})")).map(part -> switch (part) {
        case "{n}" -> NUMBER;
        case "{w}" -> "([^,;]+?)";
        case "{t}", "{s}" -> "(.+?)";
        default -> Pattern.quote(part);
      }).collect(Collectors.joining());
      return new Form(entry.getKey(), entry.getValue(), Pattern.compile(quoted, Pattern.DOTALL));
    }

    /** What kind of placeholder the i-th one is. */
    char kind(int i) {
      var places = Pattern.compile("\\{([nwts])}").matcher(template).results().toList();
      return places.get(i).group(1).charAt(0);
    }
  }

  /** Made at the first sentence that is not English. */
  private static final class Forms {
    static final List<Form> ALL = Stream.of(InputSentences.FORMS, EngineSentences.FORMS, InputSentences.GENERAL)
        .flatMap(List::stream).map(Form::of).toList();

    private Forms() {}
  }

  private final Translations sentences;
  private final CatalogTexts catalog;
  private final DecimalFormatSymbols symbols;
  private final boolean english;

  public SentenceTexts(Locale locale) {
    sentences = new Translations("sentences", locale);
    catalog = new CatalogTexts(locale);
    symbols = DecimalFormatSymbols.getInstance(locale);
    english = sentences.keys().isEmpty();
  }

  /** A sentence of the engine in the user's language; as it is if it is none. */
  public String say(String sentence) {
    return english || sentence.isEmpty() ? sentence : known(sentence).orElseGet(() -> parts(sentence));
  }

  /** What went wrong, in the user's language where it is one of DriftLab's own sentences. */
  public String problem(Throwable problem) {
    Throwable cause = problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : say(cause.getMessage());
  }

  private Optional<String> known(String sentence) {
    Optional<Change> change = Change.KINDS.stream().filter(kind -> kind.id().equals(sentence)).findFirst();
    if (change.isPresent()) {
      return change.map(catalog::title);
    }
    for (Form form : Forms.ALL) {
      Matcher found = form.pattern().matcher(sentence);
      if (found.matches()) {
        return sentences.find("say." + form.key()).map(words -> MessageFormat.format(words, arguments(form, found)));
      }
    }
    return Optional.empty();
  }

  private Object[] arguments(Form form, Matcher found) {
    var arguments = new Object[found.groupCount()];
    for (int i = 0; i < arguments.length; i++) {
      String group = found.group(i + 1);
      arguments[i] = switch (form.kind(i)) {
        case 'n' -> number(group);
        case 's' -> say(group);
        default -> group;
      };
    }
    return arguments;
  }

  private String number(String text) {
    var shown = new StringBuilder();
    text.chars().forEach(c -> shown.append(c == ',' ? symbols.getGroupingSeparator() : c == '.' ? symbols.getDecimalSeparator() : (char) c));
    return shown.toString();
  }

  /** Several sentences in a row, each told by itself. */
  private String parts(String sentence) {
    for (String between : List.of("; ", ", ")) {
      if (sentence.contains(between)) {
        return Arrays.stream(sentence.split(between)).map(this::say).collect(Collectors.joining(between));
      }
    }
    return sentence;
  }

  /** Why a version became champion: in the words of the person who wrote it, or the policy's in the user's language. */
  public String why(String by, String sentence) {
    return sentences.find("by." + by).isPresent() ? say(sentence) : sentence;
  }

  /** Who made a version the champion: a person as they are called, a policy in words. */
  public String by(String who) {
    return sentences.find("by." + who).orElse(who);
  }

  /** Whether a sentence is of a known form. */
  static boolean isKnown(String sentence) {
    return Forms.ALL.stream().anyMatch(form -> form.pattern().matcher(sentence).matches());
  }

  /** The keys of all forms. */
  static Set<String> forms() {
    return Forms.ALL.stream().map(form -> "say." + form.key()).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The keys of the engine's sentences that this language tells. */
  Set<String> keys() {
    return sentences.keys().stream().filter(key -> key.startsWith("say.")).collect(Collectors.toCollection(TreeSet::new));
  }
}
