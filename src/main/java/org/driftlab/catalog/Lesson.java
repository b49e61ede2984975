// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.util.ArrayList;
import java.util.List;
import org.driftlab.data.InputException;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.Scenario;

/**
 * A lesson: a question, a prediction, a run that answers it, and what to make of the answer.
 *
 * @param id permanent, lower case with hyphens
 * @param title the name a person reads
 * @param minutes how long it takes in class
 * @param goal what one knows afterwards, in one sentence
 * @param question what is asked before the run
 * @param prediction what the learner chooses from before the run
 * @param scenario the run, up to where the lesson needs it
 * @param reveal where to look at the run
 * @param explanation why it came out as it did
 * @param trials what to try next
 * @param notes for the teacher
 * @param expect what the run must show, with tolerance; at least one
 */
public record Lesson(String id, String title, int minutes, String goal, String question, Prediction prediction,
    Scenario scenario, Reveal reveal, Explanation explanation, List<Trial> trials, String notes, List<Expectation> expect) {
  private static final int LONGEST = 180;
  private static final int MOST_CHOICES = 9;

  public Lesson {
    trials = List.copyOf(trials);
    expect = List.copyOf(expect);
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new InputException("Key 'id' is '%s' but must be lower-case letters and digits joined by hyphens.".formatted(id));
    }
    if (minutes < 1 || minutes > LONGEST) {
      throw new InputException("Key 'minutes' is %d but must be in [1, %d].".formatted(minutes, LONGEST));
    }
    if (expect.isEmpty()) {
      throw new InputException("Key 'expect' names nothing; add at least one expected result, so that the lesson can be checked.");
    }
  }

  /**
   * What the learner chooses from.
   *
   * @param choices two to nine
   * @param right which one the run confirms, from 1
   * @param why what speaks for it, and what is wrong with the others
   */
  public record Prediction(List<String> choices, int right, String why) {
    public Prediction {
      choices = List.copyOf(choices);
      if (choices.size() < 2 || choices.size() > MOST_CHOICES) {
        throw new InputException("Key 'choices' has %d entries but must have 2 to %d.".formatted(choices.size(), MOST_CHOICES));
      }
      if (right < 1 || right > choices.size()) {
        throw new InputException("Key 'right' is %d but must be in [1, %d], the number of a choice.".formatted(right, choices.size()));
      }
    }
  }

  /**
   * Where to look.
   *
   * @param panel the id of the workbench's panel, such as "performance"
   * @param series the contestants to follow, such as "champion" and "static"; all of them if empty
   * @param text what there is to see
   * @param marks stretches of the run to highlight
   */
  public record Reveal(String panel, List<String> series, String text, List<Mark> marks) {
    public Reveal {
      series = List.copyOf(series);
      marks = List.copyOf(marks);
    }
  }

  /**
   * A highlighted stretch of the run.
   *
   * @param from its first instance
   * @param to the instance behind its last one
   * @param label what it shows
   */
  public record Mark(long from, long to, String label) {
    public Mark {
      if (from < 0 || to <= from) {
        throw new InputException("Key 'to' is %d but must be greater than 'from', which is %d and must be at least 0."
            .formatted(to, from));
      }
    }
  }

  /**
   * Why it came out so.
   *
   * @param formula in plain text; may be empty
   * @param source where one can read on; may be empty
   */
  public record Explanation(String text, String formula, String source) {}

  /** A suggestion, with the scenario that follows it. */
  public record Trial(String text, Scenario scenario) {}

  /** The same lesson in other words; its structure, run and expectations stay. */
  Lesson inWords(LessonWords words) {
    var marks = new ArrayList<Mark>();
    for (int i = 0; i < reveal.marks().size(); i++) {
      Mark mark = reveal.marks().get(i);
      marks.add(new Mark(mark.from(), mark.to(), words.marks().get(i)));
    }
    var others = new ArrayList<Trial>();
    for (int i = 0; i < trials.size(); i++) {
      others.add(new Trial(words.trials().get(i), trials.get(i).scenario()));
    }
    return new Lesson(id, words.title(), minutes, words.goal(), words.question(),
        new Prediction(words.choices(), prediction.right(), words.why()), scenario,
        new Reveal(reveal.panel(), reveal.series(), words.reveal(), marks),
        new Explanation(words.explanation(), words.formula().isEmpty() ? explanation.formula() : words.formula(), explanation.source()), others, words.notes(), expect);
  }
}
