// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.driftlab.data.InputException;

/**
 * What a support bot knows before anybody teaches it: intents with their answers and questions.
 *
 * @param title what a person reads
 * @param language a language tag such as {@code en}
 * @param intents at least two; their places are the classes that the bot tells apart
 */
public record KnowledgeBase(String title, String language, List<Intent> intents) {
  /** At most so many intents. */
  public static final int MOST_INTENTS = 500;

  /** At most so many examples and controls in all. */
  public static final int MOST_QUESTIONS = 5_000;

  public KnowledgeBase {
    intents = List.copyOf(intents);
    if (intents.size() < 2 || intents.size() > MOST_INTENTS) {
      throw new InputException("'intents' has %d entries but needs 2 to %d.".formatted(intents.size(), MOST_INTENTS));
    }
    int questions = intents.stream().mapToInt(intent -> intent.examples().size() + intent.controls().size()).sum();
    if (questions > MOST_QUESTIONS) {
      throw new InputException("'intents' has %d examples and controls in all but may have %d."
          .formatted(questions, MOST_QUESTIONS));
    }
    checkUnique(intents);
  }

  private static void checkUnique(List<Intent> intents) {
    var ids = new HashMap<String, Intent>();
    var questions = new HashMap<String, String>();
    for (Intent intent : intents) {
      if (ids.put(intent.id(), intent) != null) {
        throw new InputException("'id' is '%s' for two intents; rename one.".formatted(intent.id()));
      }
      for (String example : intent.examples()) {
        check(intent, example, questions);
      }
      for (String control : intent.controls()) {
        check(intent, control, questions);
      }
    }
  }

  private static void check(Intent intent, String question, Map<String, String> seen) {
    String clean = Messages.clean(question);
    if (clean.isEmpty()) {
      throw new InputException("A question of the intent '%s' is empty; write one or remove it.".formatted(intent.id()));
    }
    String other = seen.put(clean, intent.id());
    if (other != null) {
      throw new InputException("The question '%s' stands in '%s' and in '%s'; remove one.".formatted(
          Messages.shown(question), other, intent.id()));
    }
  }

  /** The place of an intent, if there is one of that id. */
  public Optional<Integer> place(String id) {
    for (int k = 0; k < intents.size(); k++) {
      if (intents.get(k).id().equals(id)) {
        return Optional.of(k);
      }
    }
    return Optional.empty();
  }

  /** As {@link #place}, for an id that was checked before. */
  int require(String id) {
    return place(id).orElseThrow(() -> new InputException(
        "There is no intent '%s' in the knowledge base '%s'.".formatted(Messages.shown(id), title)));
  }
}
