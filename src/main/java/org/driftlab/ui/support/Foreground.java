// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
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
   * @param signature who does it and why, if that is asked for; both must be filled in
   */
  public record Question(String title, List<String> consequences, String accept, Runnable action,
      Optional<Signature> signature) {
    /** A question that asks for no name and no reason. */
    public Question(String title, List<String> consequences, String accept, Runnable action) {
      this(title, consequences, accept, action, Optional.empty());
    }
  }

  /** The name and the reason that go with an answer. */
  public record Signature(StringProperty by, StringProperty why) {
    /** Whether both are filled in. */
    public BooleanExpression complete() {
      return Bindings.createBooleanBinding(() -> !by.get().isBlank() && !why.get().isBlank(), by, why);
    }
  }

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
  private final ObjectProperty<Optional<DataTable>> table = new SimpleObjectProperty<>(Optional.empty());
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

  /** Shows the values of a picture as a table. */
  public void show(DataTable values) {
    table.set(Optional.of(values));
  }

  /** The table that is shown; empty if there is none. */
  public ObjectProperty<Optional<DataTable>> tableProperty() {
    return table;
  }

  /** Shows a notice above the others; one that says the same gives way, and the oldest when there are too many. */
  public void say(Notice notice) {
    notices.remove(notice);
    notices.addFirst(notice);
    if (notices.size() > MOST_NOTICES) {
      notices.removeLast();
    }
  }

  /** Takes everything away: another run has begun, and what was said and asked was about the one before. */
  public void clear() {
    notices.clear();
    decline();
    table.set(Optional.empty());
  }

  /** The notices, newest first. */
  public ObservableList<Notice> notices() {
    return notices;
  }
}
