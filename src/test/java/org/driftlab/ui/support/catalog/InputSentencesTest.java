// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sentence about what cannot be used, as it stands in the sources, is told in German and in Chinese. */
class InputSentencesTest {
  private static final Path SOURCES = Path.of("src/main/java/org/driftlab");
  /** The command line speaks English; experiments have no window. */
  private static final Set<String> WITHOUT_A_WINDOW = Set.of("app", "experiment");
  /** What the window is wired from. */
  private static final Set<String> WIRING = Set.of("ConversationRecord.java", "RecordedConversations.java", "StoredMarks.java",
      "StoredModels.java");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern MADE = Pattern.compile("new (?:InputException|StoreException)\\(");
  private static final Pattern PLACE = Pattern.compile("%,?(?:\\.\\d)?([sdfb])");
  /** What only the command line can bring about. */
  private static final Set<String> COMMANDS_ONLY = Set.of(
      "A mean run length of %d is out of reach: even with '%s' = %s it is about %.0f; %s",
      "Even with '%s' = %s there is no alarm on these values; give values that vary, or change another parameter.",
      "The detector %s has no threshold to calibrate; choose another one.",
      "The sample of '%s' does not fit its %d instances.",
      "'%s' cannot be looked up here",
      "The number of tasks is %d but must be in [1, %d] here.",
      "Plain glyphs are all of one task; choose split, permuted or rotated.");
  /** What the places of a sentence are filled with, where one of them takes only certain words; each of them in turn. */
  private static final Map<String, List<String>> FILLED = Map.ofEntries(
      Map.entry("%s has no parameter '%s'; %s.", List.of("knn|kk|it has none", "knn|kk|choose from k, window")),
      Map.entry("Version %s is not in shadow, %s.", List.of("v3|so there is nothing to stop",
          "v3|so the gate has nothing to say about it")),
      Map.entry("Line %d of '%s' %s; %s.", List.of("3|a.arff|is neither @relation, @attribute nor @data|mend the header",
          "3|a.arff|declares an attribute without name and type|write @attribute NAME TYPE",
          "3|a.arff|declares the attribute 'a' a second time|give each its own name",
          "3|a.arff|gives attribute 'a' the type 'b'|use numeric, real, integer or a list of values in braces",
          "3|a.arff|does not close the list of values of 'a'|end it with a brace and close its quotes",
          "3|a.arff|lists the value 'a' of 'b' twice or leaves one empty|list each value once",
          "3|a.arff|has a quote that is never closed|close it",
          "3|a.arff|does not close its sparse row|end it with a brace",
          "3|a.arff|has a sparse value without an index from 1 to 4|write index and value, with indices from 0 that rise",
          "3|a.arff|has no value for index 3 or a quote that is never closed|write index, blank and value, separated by commas")),
      Map.entry("Column '%s' of '%s' has more than %d different values, too many for %s; choose another column or mend its values.",
          List.of("a|a.csv|1000|a label", "a|a.csv|1000|a nominal feature")),
      Map.entry("Line %d of '%s' has '%s' in column '%s', which is not one of the declared %s: %s.",
          List.of("3|a.arff|x|a|classes|y, z", "3|a.arff|x|a|values|y, z")),
      Map.entry("Line %d of '%s' has '%s' in the numeric column '%s', which is not %s; %s.", List.of(
          "3|a.csv|x|a|a finite number|mend it, or write ? for a missing value",
          "3|a.csv|x|a|a number|mend it, or write ? for a missing value",
          "3|a.csv|x|a|a number|mend it, write ? for a missing value, or name the column under 'nominal'")),
      Map.entry("Archive '%s' holds %s; put exactly one CSV or ARFF file into it.", List.of("a.zip|no file",
          "a.zip|more than one file")),
      Map.entry("%s has length %d; %s.", List.of("Drift event 1 (concept)|3|an abrupt event has length 0",
          "Drift event 1 (concept)|3|a gradual event takes at least 1 instance")));

  @Test
  void every_sentence_of_an_input_exception_has_a_form() throws IOException {
    var missing = new TreeMap<String, List<String>>();
    int found = 0;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(InputSentencesTest::hasAWindow).toList()) {
        for (String template : templates(Files.readString(file))) {
          found++;
          if (!COMMANDS_ONLY.contains(template) && !samples(template, file).allMatch(SentenceTexts::isKnown)) {
            missing.computeIfAbsent(SOURCES.relativize(file).toString(), name -> new ArrayList<>()).add(template);
          }
        }
      }
    }
    assertThat(found).isGreaterThan(150);
    assertThat(missing).as("sentences without a form in InputSentences or EngineSentences").isEmpty();
  }

  private static boolean hasAWindow(Path file) {
    return file.toString().endsWith(".java") && (WIRING.contains(file.getFileName().toString())
        || !WITHOUT_A_WINDOW.contains(SOURCES.relativize(file).getName(0).toString()));
  }

  /** The texts given to the exception's constructor; those that are put together of parts are told by the other test. */
  private static List<String> templates(String source) {
    var templates = new ArrayList<String>();
    for (MatchResult made : MADE.matcher(source).results().toList()) {
      String arguments = arguments(source, made.end());
      int end = arguments.indexOf(".formatted(");
      String text = end < 0 ? arguments : arguments.substring(0, end);
      String around = LITERAL.matcher(text).replaceAll("");
      if (around.replaceAll("[\\s+()]|, *e\\b|, *cause\\b|, *broken\\b", "").isEmpty()) {
        String template = LITERAL.matcher(text).results().map(match -> match.group(1)).collect(Collectors.joining());
        if (template.contains(" ") && !(end >= 0 && arguments.substring(end).matches("(?s).*\\)\\s*\\+\\s*\".*"))) {
          templates.add(template.replace("\\\"", "\""));
        }
      }
    }
    return templates;
  }

  private static String arguments(String source, int from) {
    int depth = 1;
    int at = from;
    boolean quoted = false;
    for (; depth > 0; at++) {
      char c = source.charAt(at);
      if (quoted) {
        at += c == '\\' ? 1 : 0;
        quoted = c != '"';
      } else {
        quoted = c == '"';
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    return source.substring(from, at - 1);
  }

  private static Stream<String> samples(String template, Path file) {
    List<String> filled = FILLED.get(template);
    if (filled == null) {
      // The drift events' sentences begin with which one it is.
      boolean event = file.getFileName().toString().equals("DriftSchedule.java");
      return Stream.of(sample(event ? template.replaceFirst("^%s", "Drift event 1 (concept)") : template));
    }
    return filled.stream().map(words -> PLACE.matcher(template).replaceAll("%s").formatted((Object[]) words.split("\\|")));
  }

  /** A sentence with a word for each text and a number for each number. */
  private static String sample(String template) {
    return PLACE.matcher(template).replaceAll((MatchResult match) -> switch (match.group(1)) {
      case "d" -> "3";
      case "f" -> "1.5";
      case "b" -> "true";
      default -> "abc";
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "Line 3 of 'a.csv' has 'x' in the numeric column 'b', which is not a number; mend it, write ? for a missing value, or name the "
          + "column under 'nominal'.",
      "Line 3 of 'a.csv' has 2 values but the header names 3 columns; mend that line.",
      "Line 6 of 'a.arff' declares the attribute 'a' a second time; give each its own name.",
      "Line 2 of 'a.csv' holds a NUL character, as files in UTF-16 do and text in UTF-8 does not; save it with the encoding UTF-8.",
      "mine.yaml, line 4: the key 'instnaces' is unknown; did you mean 'instances'?",
      "mine.yaml, line 4: 'instances' is 'many' but must be a whole number.",
      "mine.yaml, line 4: 'seed' is '99999999999' but must be a whole number of at most 2,147,483,647.",
      "mine.yaml, line 4, key 'learner.k': Parameter 'k' is 0 but must be in [1, 10000].",
      "mine.yaml, line 3, key 'stream.functoin': sea has no parameter 'functoin'; choose from function, seed.",
      "mine.yaml, line 5, key 'drift': Drift event 1 (concept) starts at -1; a start is an instance index from 0 on.",
      "mine.yaml, line 2, key 'learner': There is no learner 'knnn'; did you mean 'knn'? Or choose from knn, sam-knn.",
      "k.yaml, line 4, key 'intents.id': 'id' is 'a b' but must be lower-case words with hyphens, such as 'order-status'.",
      "Parameter 'optimizer' is 'sdg' but must be one of sgd, adagrad, adam.",
      "Parameter 'learningRate' is NaN but must be in (0, 10].",
      "Parameter 'minInstances' is 40 but must be at most half of 'maxInstances', which is 60."})
  void a_sentence_is_told_without_an_english_word(String sentence) {
    for (Locale locale : List.of(Locale.GERMANY, Locale.SIMPLIFIED_CHINESE)) {
      assertThat(new SentenceTexts(locale).say(sentence)).isNotEqualTo(sentence)
          .doesNotContainPattern("\\b(the|must|be|but|of|is|has|from|number|choose|line|key|starts|column)\\b");
    }
  }
}
