// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.driftlab.data.InputException;
import org.driftlab.data.Schema;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.engine.Scenario;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Texts;
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
  private final Texts texts;
  private final History<Scenario> history = new History<>();
  private final ReadOnlyObjectWrapper<Optional<Scenario>> scenario = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
  private final IntegerProperty selected = new SimpleIntegerProperty(NOTHING);
  private Optional<Scenario> original = Optional.empty();
  private final ReadOnlyBooleanWrapper begun = new ReadOnlyBooleanWrapper();
  private final BooleanProperty onTheWay = new SimpleBooleanProperty(this, "onTheWay");
  /** The scenario before an edit that is just becoming a command. */
  private @Nullable Scenario beforeCommand;
  /** Commands that the run has not answered yet. */
  private int unanswered;
  /** What the run went on by when it was last asked; the same object as long as that holds. */
  private Optional<Scenario> goesOnBy = Optional.empty();
  /** The scenario before a drag began, while it goes on. */
  private @Nullable Scenario beforeDrag;
  private int selectedBeforeDrag;
  private @Nullable Known known;

  public ScenarioEditor(RunSession session) {
    this(session, Texts.of(ScenarioEditor.class, Locale.getDefault()));
  }

  /** An editor that says in the language of its texts what cannot be. */
  public ScenarioEditor(RunSession session, Texts texts) {
    this.session = session;
    this.texts = texts;
    session.openedProperty().subscribe(opened -> opened.ifPresent(o -> begin(o.scenario())));
    session.onCommand(() -> scenario.get().ifPresent(now -> {
      history.commanded(beforeCommand == null ? now : beforeCommand, now);
      beforeCommand = null;
      update();
    }));
    session.snapshotProperty().subscribe(this::watch);
  }

  /** Parts change without an edit as well: by going back, by another future, by a run that is restored. */
  private void watch(RunSnapshot now) {
    begun.set(now.index() > 0 && now.phase() != Phase.FINISHED && now.phase() != Phase.FAILED);
    if (now.scenario().isPresent() && (goesOnBy.isEmpty() || goesOnBy.get() != now.scenario().get())) {
      goesOnBy = now.scenario();
      goesOnBy.ifPresent(this::agree);
    }
  }

  /** Shows the parts that the run goes on by, unless a command or a drag is under way; its drift is that of the edit. */
  private void agree(Scenario by) {
    scenario.get().filter(shown -> unanswered == 0 && beforeDrag == null && OnTheWay.onlyParts(shown, by.withDrift(shown.drift())))
        .map(shown -> by.withDrift(shown.drift())).filter(now -> !scenario.get().equals(Optional.of(now))).ifPresent(this::show);
  }

  /** Another scenario was opened: what was edited before is over. */
  private void begin(Scenario opened) {
    original = Optional.of(opened);
    history.clear();
    unanswered = 0;
    beforeDrag = null;
    problem.set(Optional.empty());
    selected.set(NOTHING);
    onTheWay.set(false);
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

  /** Whether the run is on its way, so that an edit can hold from here on. */
  public ReadOnlyBooleanProperty begunProperty() {
    return begun.getReadOnlyProperty();
  }

  /** Whether edits of a run on its way hold from here on, instead of beginning it anew; of the drift they always hold where it is. */
  public BooleanProperty onTheWayProperty() {
    return onTheWay;
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
      Scenario after = validated(edit.get());
      scenario.get().filter(before -> holdsFromHere(before, after)).ifPresent(before -> commands(before, after));
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
        if (!after.equals(before) && holdsFromHere(before, after)) {
          goOn(before, after);
        } else if (!after.equals(before)) {
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

  /** Has the scenario read another file in place of the one it names, its columns described as they are. */
  public void readFile(Path file) {
    scenario.get().ifPresent(now -> {
      if (now.stream() instanceof FileStream was) {
        var stream = new FileStream(file.toString(), was.label(), was.nominal(), was.numeric(), was.delimiter(), was.header());
        apply("stream.path", () -> Draft.edit(now, draft -> draft.stream = stream));
      }
    });
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

  private static boolean isOfDrift(Scenario before, Scenario after) {
    return before.withDrift(after.drift()).equals(after);
  }

  private boolean holdsFromHere(Scenario before, Scenario after) {
    return onTheWay.get() && begun.get() && !isOfDrift(before, after);
  }

  /** @throws InputException if they differ in what holds from the first instance on */
  private List<RunCommand> commands(Scenario before, Scenario after) {
    return OnTheWay.commands(before, after).orElseThrow(() -> new InputException(texts.get("from.start.only")));
  }

  /** Has the run go on by another scenario from here on; what it refuses does not hold. */
  private void goOn(Scenario before, Scenario after) {
    List<RunCommand> commands = commands(before, after);
    beforeCommand = before;
    show(after);
    commands.forEach(session::send);
    unanswered++;
    session.goesOnBy(by -> {
      unanswered = Math.max(0, unanswered - 1);
      by.ifPresent(this::agree);
    });
  }

  /** Has the run follow; if it cannot, it stays as it was and so does the scenario. */
  private void follow(String field, Scenario after) {
    Optional<Scenario> before = scenario.get();
    boolean anew = before.filter(now -> isOfDrift(now, after)).isEmpty();
    // What was changed on the way is a command to the run and stays one; its scenario is the one that it began with.
    Scenario wanted = anew ? after : session.scenarioProperty().get().map(s -> s.withDrift(after.drift())).orElse(after);
    show(after);
    session.revise(wanted, refused -> {
      problem.set(Optional.of(new Problem(field, String.valueOf(refused.getMessage()))));
      history.drop(after);
      before.ifPresent(this::show);
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
    Optional<Scenario> commanded = history.undoCommand();
    if (commanded.isPresent()) {
      show(commanded.get());
      return false;
    }
    Optional<Scenario> before = history.undo();
    before.ifPresent(this::restore);
    return before.isPresent();
  }

  /** Makes the edit again that was undone last; false if a command to the run was undone after it, or there is none. */
  public boolean redo() {
    Optional<Scenario> commanded = history.redoCommand();
    if (commanded.isPresent()) {
      show(commanded.get());
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
