// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.util.List;

/**
 * What a lesson says in one language; choices, marks and trials in the order of the lesson's own.
 *
 * @param formula empty where the lesson's own has no words
 */
record LessonWords(String title, String goal, String question, List<String> choices, String why, String reveal,
    List<String> marks, String explanation, String formula, List<String> trials, String notes) {
  LessonWords {
    choices = List.copyOf(choices);
    marks = List.copyOf(marks);
    trials = List.copyOf(trials);
  }
}
