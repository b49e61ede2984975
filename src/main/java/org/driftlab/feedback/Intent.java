// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.List;
import java.util.regex.Pattern;
import org.driftlab.data.InputException;

/**
 * One thing customers ask about, with the answer to it.
 *
 * @param id lower-case words with hyphens, unique in its knowledge base
 * @param title what a person reads in lists
 * @param answer what the bot says
 * @param language a language tag such as {@code de}; empty for that of the knowledge base
 * @param examples questions that have this answer; the bot learns them first
 * @param controls questions that have this answer but are never taught: the guard asks them
 */
public record Intent(String id, String title, String answer, String language, List<String> examples,
    List<String> controls) {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST_ID = 60;

  public Intent {
    examples = List.copyOf(examples);
    controls = List.copyOf(controls);
    if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
      throw new InputException("'id' is '%s' but must be lower-case words with hyphens, such as 'order-status'."
          .formatted(Messages.shown(id)));
    }
    if (Messages.clean(title).isEmpty() || Messages.clean(answer).isEmpty()) {
      throw new InputException("'%s' of the intent '%s' is empty; write one.".formatted(
          Messages.clean(title).isEmpty() ? "title" : "answer", id));
    }
    if (examples.isEmpty()) {
      throw new InputException("'examples' of the intent '%s' is empty; give at least one question.".formatted(id));
    }
  }
}
