// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What stands before all views: at the most one question, and notices that need no answer. */
public final class Foreground {
  private static final int MOST_NOTICES = 3;

  /**
   * Something asked before it is done.
   *
   * @param title what is about to be done
   * @param consequences what will happen, a sentence each
   * @param accept the words of the button that does it
   * @param action does it
   */
  public record Question(String title, List<String> consequences, String accept, Runnable action) {}

  /** How much a notice matters. */
  public enum Level {
    INFO,
    SUCCESS,
    WARNING,
    DANGER
  }

  /** A way on, offered by a notice. */
  public record Offer(String words, Runnable action) {}

  /** Something said after it has happened. */
  public record Notice(Level level, String message, Optional<Offer> offer) {}

  private final ObjectProperty<Optional<Question>> question = new SimpleObjectProperty<>(Optional.empty());
  private final ObservableList<Notice> notices = FXCollections.observableArrayList();

  public void ask(Question asked) {
    question.set(Optional.of(asked));
  }

  /** Says more about a question, if it still stands. */
  public void enlarge(Question asked, Question larger) {
    if (question.get().filter(q -> q == asked).isPresent()) {
      question.set(Optional.of(larger));
    }
  }

  /** Does what was asked and takes the question away. */
  public void accept() {
    Optional<Question> asked = question.get();
    question.set(Optional.empty());
    asked.ifPresent(q -> q.action().run());
  }

  public void decline() {
    question.set(Optional.empty());
  }

  public ObjectProperty<Optional<Question>> questionProperty() {
    return question;
  }

  /** Shows a notice above the others; the oldest gives way when there are too many. */
  public void say(Notice notice) {
    notices.addFirst(notice);
    if (notices.size() > MOST_NOTICES) {
      notices.removeLast();
    }
  }

  /** Takes everything away: another run has begun, and what was said and asked was about the one before. */
  public void clear() {
    notices.clear();
    decline();
  }

  /** The notices, newest first. */
  public ObservableList<Notice> notices() {
    return notices;
  }
}
