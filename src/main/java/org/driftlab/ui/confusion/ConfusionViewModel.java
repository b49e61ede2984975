// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.confusion;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableLongValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.driftlab.data.Params;
import org.driftlab.engine.Role;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.evaluate.Confusion;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.Texts;
import org.driftlab.version.VersionId;

/** The confusion matrix of one contestant, over the sliding window or the whole run, where the run is now. */
public final class ConfusionViewModel {
  private static final int DIGITS = 3;

  /** A contestant that can be chosen; it stays the same one while its version changes. */
  record Choice(Role role, Optional<VersionId> version, String name) {
    boolean isSame(Choice other) {
      return role == other.role && (role != Role.SHADOW || version.equals(other.version));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private final ObservableValue<RunSnapshot> snapshot;
  private final ObservableLongValue cursor;
  private final Texts texts;
  private final Formats formats;
  private final ObservableList<Choice> choices = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Choice>> chosen = new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty whole = new SimpleBooleanProperty();
  private final BooleanProperty percent = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
  private final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper measures = new ReadOnlyStringWrapper("");

  /**
   * A view-model that follows a run.
   *
   * @param cursor the instance under the charts' cursor, negative if there is none
   */
  public ConfusionViewModel(ObservableValue<RunSnapshot> snapshot, ObservableLongValue cursor, Texts texts) {
    this.snapshot = snapshot;
    this.cursor = cursor;
    this.texts = texts;
    formats = new Formats(texts.locale());
    snapshot.subscribe(this::follow);
    chosen.subscribe(c -> show());
    whole.subscribe(w -> show());
    percent.subscribe(p -> show());
    cursor.subscribe(c -> tellPlace());
  }

  private void follow(RunSnapshot now) {
    List<Choice> offered = now.contestants().stream().map(this::choice).toList();
    if (!offered.equals(choices)) {
      Optional<Choice> before = chosen.get();
      Optional<Choice> kept = before.flatMap(b -> offered.stream().filter(b::isSame).findFirst())
          .or(() -> offered.stream().findFirst());
      choices.setAll(offered);
      chosen.set(kept);
    }
    show();
  }

  private Choice choice(RunSnapshot.Contestant of) {
    String key = "contestant." + Params.word(of.role());
    return new Choice(of.role(), of.version(), texts.get(key, of.version().map(VersionId::toString).orElse("")).strip());
  }

  private Optional<RunSnapshot.Contestant> contestant() {
    return chosen.get().flatMap(c -> snapshot.getValue().contestants().stream().filter(of -> c.isSame(choice(of))).findFirst());
  }

  private void show() {
    Confusion matrix = contestant().map(of -> whole.get() ? of.confusedSoFar() : of.confused()).orElse(Confusion.NONE);
    shown.set(matrix.labels() == 0 ? Shown.NOTHING : new Shown(matrix, snapshot.getValue().classes(), percent.get()));
    measures.set(matrix.labels() == 0 ? "" : texts.get("measures", number(matrix.accuracy()), number(matrix.balancedAccuracy()),
        number(matrix.macroF1()), number(matrix.gMean())));
    tellPlace();
  }

  /** Says of which labels the matrix is; it knows those before the present only, so a cursor elsewhere is pointed out. */
  private void tellPlace() {
    long labels = shown.get().matrix().labels();
    long present = snapshot.getValue().index();
    if (labels == 0) {
      place.set("");
      return;
    }
    String words = texts.get(whole.get() ? "place.whole" : "place.window", formats.count(labels), formats.count(present));
    boolean elsewhere = cursor.get() >= 0 && cursor.get() != present;
    place.set(elsewhere ? words + " " + texts.get("place.cursor", formats.count(cursor.get())) : words);
  }

  /** The matrix in words: whose and of which labels, the measures, and the class that is recognised worst. */
  String summary() {
    Shown now = shown.get();
    if (now.matrix().labels() == 0) {
      return texts.get("empty");
    }
    String name = chosen.get().map(Choice::name).orElse("");
    return name + ". " + place.get() + " " + measures.get() + worst(now).map(words -> " " + words).orElse("");
  }

  private Optional<String> worst(Shown now) {
    Confusion matrix = now.matrix();
    int worst = -1;
    for (int c = 0; c < matrix.classes(); c++) {
      if (matrix.truths(c) > 0 && (worst < 0 || matrix.recall(c) < matrix.recall(worst))) {
        worst = c;
      }
    }
    if (worst < 0 || matrix.recall(worst) == 1) {
      return Optional.empty();
    }
    String recall = texts.get("worst", now.classes().get(worst), number(matrix.recall(worst)));
    if (!matrix.hasCells()) {
      return Optional.of(recall);
    }
    int taken = -1;
    for (int p = 0; p < matrix.classes(); p++) {
      if (p != worst && (taken < 0 || matrix.count(worst, p) > matrix.count(worst, taken))) {
        taken = p;
      }
    }
    return Optional.of(taken < 0 ? recall : recall + " " + texts.get("worst.taken", now.classes().get(taken),
        formats.count(matrix.count(worst, taken))));
  }

  /** One cell as a sentence. */
  String describe(int truth, int predicted) {
    Shown now = shown.get();
    if (!now.matrix().hasCells()) {
      return "";
    }
    return texts.get(truth == predicted ? "cell.right" : "cell.wrong", now.classes().get(truth),
        formats.count(now.matrix().truths(truth)), formats.count(now.matrix().count(truth, predicted)),
        formats.decimal(100 * now.share(truth, predicted), 1), now.classes().get(predicted));
  }

  private String number(double value) {
    return formats.decimal(value, DIGITS);
  }

  Formats formats() {
    return formats;
  }

  Texts texts() {
    return texts;
  }

  ObservableList<Choice> choices() {
    return choices;
  }

  ObjectProperty<Optional<Choice>> chosenProperty() {
    return chosen;
  }

  /** Whether the whole run is shown, not the sliding window. */
  BooleanProperty wholeProperty() {
    return whole;
  }

  /** Whether shares of rows are shown, not counts. */
  BooleanProperty percentProperty() {
    return percent;
  }

  ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Of which labels the matrix is. */
  ReadOnlyStringProperty placeProperty() {
    return place.getReadOnlyProperty();
  }

  /** The measures over all classes. */
  ReadOnlyStringProperty measuresProperty() {
    return measures.getReadOnlyProperty();
  }
}
