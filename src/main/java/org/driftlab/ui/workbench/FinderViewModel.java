// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Finds commands by what is typed: every word that is typed must be in the command's words, in any order; those with a word that
 * begins so stand first, and what is used in the order of the list comes before the rest.
 */
final class FinderViewModel {
  private static final int MOST = 200;

  private final List<Command> commands;
  private final Locale locale;
  private final StringProperty query = new SimpleStringProperty("");
  private final ObservableList<Command> found = FXCollections.observableArrayList();
  private final IntegerProperty chosen = new SimpleIntegerProperty(0);

  FinderViewModel(List<Command> commands, Locale locale) {
    this.commands = List.copyOf(commands);
    this.locale = locale;
    query.subscribe(this::search);
  }

  private void search(String typed) {
    List<String> words = List.of(typed.toLowerCase(locale).strip().split("\\s+"));
    found.setAll(commands.stream().filter(c -> words.stream().allMatch(text(c)::contains))
        .sorted(Comparator.comparingInt(c -> (int) words.stream().filter(w -> !(" " + text(c)).contains(" " + w)).count()))
        .limit(MOST).toList());
    chosen.set(found.isEmpty() ? -1 : 0);
  }

  private String text(Command command) {
    return command.words().toLowerCase(locale);
  }

  /** Chooses the next one, or the one before for −1; from the last it goes on at the first. */
  void move(int by) {
    if (!found.isEmpty()) {
      chosen.set(Math.floorMod(chosen.get() + by, found.size()));
    }
  }

  Optional<Command> choice() {
    int at = chosen.get();
    return at >= 0 && at < found.size() ? Optional.of(found.get(at)) : Optional.empty();
  }

  StringProperty queryProperty() {
    return query;
  }

  ObservableList<Command> found() {
    return found;
  }

  /** The index of the chosen one in {@link #found}; −1 if nothing is found. */
  IntegerProperty chosenProperty() {
    return chosen;
  }
}
