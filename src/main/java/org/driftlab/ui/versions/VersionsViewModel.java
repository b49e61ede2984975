// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.driftlab.data.Params;
import org.driftlab.engine.Role;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.RunController;
import org.driftlab.ui.support.Texts;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;

/** The version tree newest first, the selected version, and what can be done with it. */
public final class VersionsViewModel {
  /** How many instances a rollback's rehearsal looks back. */
  private static final long REHEARSED = 10_000;

  /** All that the details panel shows of the selected version. */
  record Selection(ModelVersion version, String status, boolean shadow, List<VersionDetails.Line> lines) {}

  /** Whether each action can be taken; a reason in words where it cannot. */
  record Possible(boolean inShadow, Optional<String> againstShadow, Optional<String> againstPromote,
      Optional<String> againstRollBack) {}

  /** What the list depends on; while it stays the same, nothing is rebuilt. */
  private record Shape(int versions, Optional<VersionId> champion, Set<VersionId> shadows, int reigns) {}

  private final ObservableValue<RunSnapshot> snapshot;
  private final ObservableValue<Optional<Scenario>> scenario;
  private final RunController controller;
  private final Foreground foreground;
  private final Texts texts;
  private final Formats formats;
  private final VersionDetails details;
  private final PersonsChanges changes;
  private final String user;
  private final ObservableList<VersionRow> rows = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<VersionId>> selected = new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Selection>> selection = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Possible> possible;
  private final BooleanProperty shadowLearns = new SimpleBooleanProperty(true);
  private final Map<ModelVersion, String> captions = new IdentityHashMap<>();
  private final Map<Long, String> reignWords = new HashMap<>();
  private Shape shape = new Shape(0, Optional.empty(), Set.of(), 0);

  /**
   * A view-model that follows a run.
   *
   * @param user the name under which promotions and rollbacks are recorded
   */
  public VersionsViewModel(ObservableValue<RunSnapshot> snapshot, ObservableValue<Optional<Scenario>> scenario,
      RunController controller, Foreground foreground, Texts texts, String user) {
    this.snapshot = snapshot;
    this.scenario = scenario;
    this.controller = controller;
    this.foreground = foreground;
    this.texts = texts;
    this.user = user;
    formats = new Formats(texts.locale());
    details = new VersionDetails(texts);
    changes = new PersonsChanges(user, texts, foreground, this::sendRollBack);
    possible = new ReadOnlyObjectWrapper<>(possible());
    snapshot.subscribe(this::show);
    selected.subscribe(s -> describe());
  }

  /** The user's name from the system, or a word for it. */
  public static String systemUser(Texts texts) {
    String name = System.getProperty("user.name", "");
    return name.isBlank() ? texts.get("you") : name;
  }

  private void show(RunSnapshot now) {
    var shadows = new HashSet<VersionId>();
    now.contestants().stream().filter(c -> c.role() == Role.SHADOW).forEach(c -> c.version().ifPresent(shadows::add));
    var newShape = new Shape(now.versions().size(), now.champion(), shadows, now.reigns().size());
    if (!newShape.equals(shape)) {
      shape = newShape;
      rebuild(now, shadows);
    }
    changes.follow(now);
    describe();
  }

  private void rebuild(RunSnapshot now, Set<VersionId> shadows) {
    if (now.versions().isEmpty()) {
      captions.clear();
      reignWords.clear();
    }
    List<VersionLanes.Row> lanes = VersionLanes.of(now.versions(), now.champion());
    var reigned = new HashMap<VersionId, Long>();
    for (Reign reign : now.reigns()) {
      if (!reign.isOpen()) {
        reigned.merge(reign.version(), reign.until() - reign.from(), Long::sum);
      }
    }
    var newest = new ArrayList<VersionRow>();
    for (int i = now.versions().size() - 1; i >= 0; i--) {
      ModelVersion v = now.versions().get(i);
      boolean champion = now.champion().equals(Optional.of(v.id()));
      boolean shadow = shadows.contains(v.id());
      newest.add(new VersionRow(v, lanes.get(i), champion, shadow, caption(v),
          status(champion, shadow, reigned.getOrDefault(v.id(), 0L))));
    }
    Optional<VersionId> kept = selected.get().filter(s -> newest.stream().anyMatch(r -> r.version().id().equals(s)));
    rows.setAll(newest);
    selected.set(kept);
  }

  /** A version never changes, so its words are made once: there may be thousands of versions and a new one each pulse. */
  private String caption(ModelVersion v) {
    return captions.computeIfAbsent(v,
        made -> formats.count(made.at()) + " · " + texts.get("reason." + Params.word(made.reason())));
  }

  private String status(boolean champion, boolean shadow, long reigned) {
    return champion && shadow ? texts.get("status.both")
        : champion ? texts.get("status.champion")
        : shadow ? texts.get("status.shadow")
        : reigned > 0 ? reignWords.computeIfAbsent(reigned, r -> texts.get("status.reigned", r)) : "";
  }

  private void describe() {
    possible.set(possible());
    Optional<VersionRow> row = selected.get().flatMap(s ->
        rows.stream().filter(r -> r.version().id().equals(s)).findFirst());
    Optional<Selection> now = row.map(r -> new Selection(r.version(), r.status(), r.shadow(),
        details.of(r.version(), snapshot.getValue(), scenario.getValue())));
    if (!now.equals(selection.get())) {
      selection.set(now);
    }
  }

  private Possible possible() {
    var actions = actions();
    Optional<VersionId> version = selected.get();
    return new Possible(version.filter(actions::inShadow).isPresent(), actions.againstShadow(version),
        actions.againstPromote(version), actions.againstRollBack(version));
  }

  private VersionActions actions() {
    return new VersionActions(snapshot.getValue(), texts);
  }

  /** Puts the selected version into shadow, or takes it out. */
  void shadow() {
    selected.get().ifPresent(v -> controller.send(actions().inShadow(v)
        ? new RunCommand.StopShadow(v) : new RunCommand.Shadow(v, shadowLearns.get())));
  }

  /** Asks whether the selected version shall be promoted, saying what will happen. */
  void promote() {
    selected.get().ifPresent(v -> foreground.ask(new Foreground.Question(texts.get("promote.title", v),
        actions().promotion(v), texts.get("promote.accept", v),
        () -> controller.send(new RunCommand.Promote(v, user, texts.get("why.promote"))))));
  }

  /** Asks whether to roll back to the selected version, saying what will happen and, once rehearsed, what it would have changed. */
  void rollBack() {
    selected.get().ifPresent(v -> {
      Foreground.Question asked = rollBack(v, List.of(texts.get("rehearsal.running")));
      foreground.ask(asked);
      controller.rehearse(v, REHEARSED, shown -> foreground.enlarge(asked, rollBack(v, actions().rehearsal(v, shown))),
          problem -> foreground.enlarge(asked, rollBack(v, List.of(texts.get("rehearsal.failed", String.valueOf(problem.getMessage()))))));
    });
  }

  private Foreground.Question rollBack(VersionId version, List<String> rehearsal) {
    var sentences = new ArrayList<String>(actions().rollBack(version));
    sentences.addAll(rehearsal);
    return new Foreground.Question(texts.get("rollback.title", version), sentences, texts.get("rollback.accept", version),
        () -> sendRollBack(version));
  }

  private void sendRollBack(VersionId version) {
    controller.send(new RunCommand.RollBack(version, user, texts.get("why.rollback")));
  }

  ObservableList<VersionRow> rows() {
    return rows;
  }

  /** The selected version; stays selected when newer ones come. */
  public ObjectProperty<Optional<VersionId>> selectedProperty() {
    return selected;
  }

  ReadOnlyObjectProperty<Optional<Selection>> selectionProperty() {
    return selection.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Possible> possibleProperty() {
    return possible.getReadOnlyProperty();
  }

  /** Whether a new shadow goes on learning. */
  BooleanProperty shadowLearnsProperty() {
    return shadowLearns;
  }
}
