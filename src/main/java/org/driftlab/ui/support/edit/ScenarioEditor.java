// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.driftlab.data.InputException;
import org.driftlab.data.Schema;
import org.driftlab.engine.Scenario;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.ui.support.RunSession;
import org.jspecify.annotations.Nullable;

/**
 * Edits the scenario of the run that the window shows. Every edit is a pure function of the scenario; one that is valid becomes
 * the run's at once, and the run keeps the last valid scenario. One history holds the edits and the commands given to the run.
 * Of the FX thread, free of scene classes.
 */
public final class ScenarioEditor {
  /** {@link #selectedProperty} where no drift event is selected. */
  public static final int NOTHING = -1;

  /** The field of a problem that a drag on the timeline ran into. */
  public static final String DRAG = "timeline";

  /**
   * Why an edit was not made.
   *
   * @param field the id of the field that was edited
   * @param message one sentence
   */
  public record Problem(String field, String message) {}

  private record Known(StreamSpec stream, Schema schema) {}

  private final RunSession session;
  private final History<Scenario> history = new History<>();
  private final ReadOnlyObjectWrapper<Optional<Scenario>> scenario = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
  private final IntegerProperty selected = new SimpleIntegerProperty(NOTHING);
  private Optional<Scenario> original = Optional.empty();
  /** The scenario before a drag began, while it goes on. */
  private @Nullable Scenario beforeDrag;
  private int selectedBeforeDrag;
  private @Nullable Known known;

  public ScenarioEditor(RunSession session) {
    this.session = session;
    session.openedProperty().subscribe(opened -> opened.ifPresent(o -> begin(o.scenario())));
    session.onCommand(() -> {
      history.commanded();
      update();
    });
  }

  /** Another scenario was opened: what was edited before is over. */
  private void begin(Scenario opened) {
    original = Optional.of(opened);
    history.clear();
    beforeDrag = null;
    problem.set(Optional.empty());
    selected.set(NOTHING);
    show(opened);
  }

  private void show(Scenario now) {
    scenario.set(Optional.of(now));
    if (selected.get() >= now.drift().events().size()) {
      selected.set(NOTHING);
    }
    update();
  }

  private void update() {
    edited.set(!scenario.get().equals(original));
    undoable.set(history.canUndo());
    redoable.set(history.canRedo());
  }

  /** The scenario as it is edited, which the run follows at once; empty before one is open. */
  public ReadOnlyObjectProperty<Optional<Scenario>> scenarioProperty() {
    return scenario.getReadOnlyProperty();
  }

  /** Whether it differs from the one that was opened or saved. */
  public ReadOnlyBooleanProperty editedProperty() {
    return edited.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty redoableProperty() {
    return redoable.getReadOnlyProperty();
  }

  /** Why the latest edit was not made; empty if it was. */
  public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The place of the selected drift event in the schedule, or {@link #NOTHING}. */
  public IntegerProperty selectedProperty() {
    return selected;
  }

  /** Why an edit cannot be made; empty if it can. Changes nothing. */
  public Optional<String> check(Supplier<Scenario> edit) {
    try {
      validated(edit.get());
      return Optional.empty();
    } catch (InputException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Makes an edit, or says at its field why it cannot be made. */
  public boolean apply(String field, Supplier<Scenario> edit) {
    return scenario.get().filter(before -> {
      try {
        Scenario after = validated(edit.get());
        problem.set(Optional.empty());
        if (!after.equals(before)) {
          history.edited(before, after);
          follow(field, after);
        }
        return true;
      } catch (InputException e) {
        problem.set(Optional.of(new Problem(field, String.valueOf(e.getMessage()))));
        return false;
      }
    }).isPresent();
  }

  /** Makes an edit of the drift and selects the event that was edited. */
  public boolean applyDrift(String field, Function<Scenario, Drifts.Edited> edit) {
    int before = selected.get();
    return scenario.get().filter(now -> {
      var placed = new int[] {before};
      boolean made = apply(field, () -> {
        Drifts.Edited done = edit.apply(now);
        placed[0] = done.event();
        return done.scenario();
      });
      if (made) {
        selected.set(placed[0]);
      }
      return made;
    }).isPresent();
  }

  /** The scenario if its parts go together, as far as that can be known without opening a file. */
  private Scenario validated(Scenario wanted) {
    wanted.drift().checkEnd(wanted.instances());
    if (!(wanted.stream() instanceof FileStream)) {
      Schema schema = schemaOf(wanted.stream());
      wanted.drift().validate(schema, wanted.instances());
      wanted.stakes().ifPresent(stakes -> {
        stakes.positiveIn(schema);
        stakes.itemsIn(schema);
      });
    }
    return wanted;
  }

  /** The schema of a stream; empty if it stands in a file, which only a run opens. */
  public Optional<Schema> schema(StreamSpec stream) {
    return stream instanceof FileStream ? Optional.empty() : Optional.of(schemaOf(stream));
  }

  private Schema schemaOf(StreamSpec stream) {
    if (known == null || !known.stream().equals(stream)) {
      try (InstanceStream opened = stream.create()) {
        known = new Known(stream, opened.schema());
      }
    }
    return known.schema();
  }

  /** Has the run follow; if it cannot, it stays as it was and so does the scenario. */
  private void follow(String field, Scenario after) {
    boolean anew = scenario.get().filter(now -> now.withDrift(after.drift()).equals(after)).isEmpty();
    show(after);
    session.revise(after, refused -> {
      problem.set(Optional.of(new Problem(field, String.valueOf(refused.getMessage()))));
      history.drop(after);
      session.scenarioProperty().get().ifPresent(this::show);
    });
    if (anew) {
      history.forgetCommands();
      update();
    }
  }

  /**
   * Moves or stretches a drift event while a drag goes on: the run shows at once what comes of it. Where it cannot be put it
   * stays where it was.
   */
  public void drag(int event, long start, long length) {
    scenario.get().ifPresent(now -> {
      if (beforeDrag == null) {
        beforeDrag = now;
        selectedBeforeDrag = event;
        selected.set(event);
      }
      Scenario from = beforeDrag;
      try {
        DriftEvent dragged = Drifts.at(from.drift().events().get(selectedBeforeDrag), start, length);
        Drifts.Edited done = Drifts.replace(from, selectedBeforeDrag, dragged);
        Scenario after = validated(done.scenario());
        if (!after.equals(now)) {
          selected.set(NOTHING);
          show(after);
          selected.set(done.event());
          session.preview(after);
        }
        problem.set(Optional.empty());
      } catch (InputException e) {
        problem.set(Optional.of(new Problem(DRAG, String.valueOf(e.getMessage()))));
      }
    });
  }

  /** Ends a drag: what it came to is one edit. */
  public void drop() {
    Scenario before = beforeDrag;
    beforeDrag = null;
    problem.set(Optional.empty());
    scenario.get().filter(after -> before != null).ifPresent(after -> {
      if (after.equals(before)) {
        session.endPreview();
      } else {
        history.edited(Objects.requireNonNull(before), after);
        follow(DRAG, after);
      }
    });
  }

  /** Ends a drag as if it had not begun. */
  public void cancelDrag() {
    Scenario before = beforeDrag;
    beforeDrag = null;
    if (before != null) {
      session.endPreview();
      show(before);
      selected.set(selectedBeforeDrag);
    }
  }

  /** Takes back the latest edit; false if a command to the run came after it, or there is none. */
  public boolean undo() {
    if (history.undoCommand()) {
      update();
      return false;
    }
    Optional<Scenario> before = history.undo();
    before.ifPresent(this::restore);
    return before.isPresent();
  }

  /** Makes the edit again that was undone last; false if a command to the run was undone after it, or there is none. */
  public boolean redo() {
    if (history.redoCommand()) {
      update();
      return false;
    }
    Optional<Scenario> after = history.redo();
    after.ifPresent(this::restore);
    return after.isPresent();
  }

  private void restore(Scenario wanted) {
    problem.set(Optional.empty());
    follow("", wanted);
  }

  /** The scenario as it is now stands in a file: it is no longer marked as edited. */
  public void saved() {
    original = scenario.get();
    update();
  }
}
