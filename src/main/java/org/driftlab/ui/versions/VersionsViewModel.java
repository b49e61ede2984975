// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.driftlab.data.Params;
import org.driftlab.engine.Duty;
import org.driftlab.engine.Role;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.RunController;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.VersionMarks.State;
import org.driftlab.ui.support.catalog.SentenceTexts;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;

/** The version tree newest first, the selected version, and what can be done with it. */
public final class VersionsViewModel {
  /** How many instances a rollback's rehearsal looks back. */
  private static final long REHEARSED = 10_000;

  /** With more rows that differ the list begins anew. */
  private static final int MOST_CHANGED = 64;

  /** All that the details panel shows of the selected version. */
  record Selection(ModelVersion version, String status, boolean shadow, List<VersionDetails.Line> lines) {}

  /** Whether each action can be taken; a reason in words where it cannot. */
  record Possible(boolean inShadow, Optional<String> againstShadow, Optional<String> againstPromote,
      Optional<String> againstRollBack, Optional<String> againstCompare, Optional<String> againstFork) {}

  /** What the list depends on; while it stays the same, nothing is rebuilt. */
  private record Shape(State marks, int versions, long births, Optional<VersionId> champion, Map<VersionId, Duty> shadows, int reigns) {}

  private final ObservableValue<RunSnapshot> snapshot;
  private final ObservableValue<Optional<Scenario>> scenario;
  private final ReadOnlyStringWrapper none = new ReadOnlyStringWrapper("");
  private final RunController controller;
  private final Foreground foreground;
  private final Texts texts;
  private final Formats formats;
  private final VersionDetails details;
  private final MarksViewModel marks;
  private final StringProperty highlight = new SimpleStringProperty("");
  private final PersonsChanges changes;
  private final String user;
  private final ObservableList<VersionRow> rows = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<VersionId>> selected = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<List<VersionId>> chosen = new SimpleObjectProperty<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Selection>> selection = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Possible> possible;
  private final BooleanProperty shadowLearns = new SimpleBooleanProperty(true);
  private final Map<ModelVersion, String> captions = new IdentityHashMap<>();
  private final Map<Long, String> reignWords = new HashMap<>();
  private BiConsumer<VersionId, RunSnapshot> forking = (version, now) -> { };
  private Runnable onUpdated = () -> { };
  private boolean updating;
  private Shape shape = new Shape(State.NOTHING, 0, 0, Optional.empty(), Map.of(), 0);

  /**
   * A view-model that follows a run.
   *
   * @param user the name under which promotions and rollbacks are recorded
   * @param marks tags, notes and pins of the versions
   */
  public VersionsViewModel(ObservableValue<RunSnapshot> snapshot, ObservableValue<Optional<Scenario>> scenario,
      RunController controller, Foreground foreground, Texts texts, String user, MarksViewModel marks) {
    this.marks = marks;
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
    marks.stateProperty().subscribe(s -> show(snapshot.getValue()));
    selected.subscribe(s -> {
      if (s.isEmpty() || !chosen.get().contains(s.get())) {
        chosen.set(s.map(List::of).orElse(List.of()));
      }
      describe();
    });
    chosen.subscribe(c -> possible.set(possible()));
  }

  /** Who opens the what-if perspective with a fork at a version's birth. */
  public void onFork(BiConsumer<VersionId, RunSnapshot> opener) {
    forking = opener;
  }

  /** The user's name from the system, or a word for it. */
  public static String systemUser(Texts texts) {
    String name = System.getProperty("user.name", "");
    return name.isBlank() ? texts.get("you") : name;
  }

  private void show(RunSnapshot now) {
    var shadows = new HashMap<VersionId, Duty>();
    now.contestants().stream().filter(c -> c.role() == Role.SHADOW)
        .forEach(c -> c.version().ifPresent(v -> shadows.put(v, c.duty())));
    var newShape = new Shape(marks.stateProperty().get(), now.versions().size(), births(now), now.champion(), shadows, now.reigns().size());
    if (!newShape.equals(shape)) {
      shape = newShape;
      rebuild(now, shadows);
    }
    changes.follow(now);
    none.set(now.phase() == RunSnapshot.Phase.FINISHED
        ? texts.get("empty.ended", scenario.getValue().map(Scenario::initialLabels).orElse(0)) : texts.get("empty.text"));
    describe();
  }

  /** Why there is no version while there is none. */
  ReadOnlyStringProperty noneProperty() {
    return none.getReadOnlyProperty();
  }

  /** Tells another future apart that has as many versions: when and why each was made. */
  private static long births(RunSnapshot now) {
    long all = 0;
    for (ModelVersion v : now.versions()) {
      all = 31 * (31 * all + v.at()) + v.reason().ordinal();
    }
    return all;
  }

  private void rebuild(RunSnapshot now, Map<VersionId, Duty> shadows) {
    if (now.versions().isEmpty()) {
      captions.clear();
      reignWords.clear();
    }
    List<VersionLanes.Row> lanes = VersionLanes.of(now.versions(), now.champion());
    long[] reigned = reigned(now);
    VersionId champion = now.champion().orElse(null);
    int added = now.versions().size() - rows.size();
    var newest = new ArrayList<VersionRow>(now.versions().size());
    for (int i = now.versions().size() - 1, row = 0; i >= 0; i--, row++) {
      ModelVersion v = now.versions().get(i);
      boolean crowned = v.id().equals(champion);
      Duty duty = shadows.get(v.id());
      String part = status(crowned, Optional.ofNullable(duty), reigned[v.id().number()]);
      VersionRow before = row >= added && added >= 0 ? rows.get(row - added) : null;
      boolean same = before != null && before.version() == v && before.champion() == crowned
          && before.shadow() == (duty != null) && before.status().equals(part) && before.marks().equals(marks.caption(v.id()))
          && before.lanes().equals(lanes.get(i));
      newest.add(same ? before
          : new VersionRow(v, lanes.get(i), crowned, duty != null, caption(v), marks.caption(v.id()), part));
    }
    updating = true;
    put(newest);
    updating = false;
    List<VersionId> left = chosen.get().stream().filter(c -> place(c) >= 0).toList();
    Optional<VersionId> kept = selected.get().filter(s -> place(s) >= 0);
    if (!kept.equals(selected.get()) || !left.equals(chosen.get())) {
      selected.set(kept);
      chosen.set(left);
    }
    onUpdated.run();
  }

  /** How many instances each version was the champion for in reigns that have ended, by its number. */
  private static long[] reigned(RunSnapshot now) {
    int most = now.versions().stream().mapToInt(v -> v.id().number()).max().orElse(0);
    var instances = new long[most + 1];
    for (Reign reign : now.reigns()) {
      if (!reign.isOpen() && reign.version().number() <= most) {
        instances[reign.version().number()] += reign.until() - reign.from();
      }
    }
    return instances;
  }

  /** Puts new rows on top and changes those that differ, so that a list of thousands does not begin anew with each version. */
  private void put(List<VersionRow> newest) {
    int added = newest.size() - rows.size();
    if (rows.isEmpty() || added < 0 || newest.get(added).version() != rows.getFirst().version()
        || newest.getLast().version() != rows.getLast().version()) {
      rows.setAll(newest);
      return;
    }
    var changed = new ArrayList<Integer>();
    for (int i = added; i < newest.size() && changed.size() <= MOST_CHANGED; i++) {
      if (newest.get(i) != rows.get(i - added)) {
        changed.add(i);
      }
    }
    if (changed.size() > MOST_CHANGED || added > MOST_CHANGED) {
      rows.setAll(newest);
    } else {
      rows.addAll(0, newest.subList(0, added));
      changed.forEach(i -> rows.set(i, newest.get(i)));
    }
  }

  /** The row of a version, or -1; the rows stand by number, newest first. */
  int place(VersionId version) {
    int low = 0;
    int high = rows.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int after = version.compareTo(rows.get(middle).version().id());
      if (after == 0) {
        return middle;
      } else if (after > 0) {
        high = middle - 1;
      } else {
        low = middle + 1;
      }
    }
    return -1;
  }

  /** What the list does when its rows have changed: select again what is selected. */
  void onUpdated(Runnable action) {
    onUpdated = action;
  }

  /** Whether the rows are changing just now, so that what the list says of its selection means nothing. */
  boolean isUpdating() {
    return updating;
  }

  /** A version never changes, so its words are made once: there may be thousands of versions and a new one each pulse. */
  private String caption(ModelVersion v) {
    return captions.computeIfAbsent(v,
        made -> formats.count(made.at()) + " · " + texts.get("reason." + Params.word(made.reason())));
  }

  private String status(boolean champion, Optional<Duty> shadow, long reigned) {
    if (shadow.isPresent()) {
      String key = "status." + (champion ? "both" : "shadow");
      return texts.get(shadow.get() == Duty.NONE ? key : key + "." + Params.word(shadow.get()));
    }
    return champion ? texts.get("status.champion")
        : reigned > 0 ? reignWords.computeIfAbsent(reigned, r -> texts.get("status.reigned", r)) : "";
  }

  private void describe() {
    possible.set(possible());
    Optional<VersionRow> row = selected.get().map(this::place).filter(place -> place >= 0).map(rows::get);
    Optional<Selection> now = row.map(r -> new Selection(r.version(), r.status(), r.shadow(),
        lines(r.version())));
    if (!now.equals(selection.get())) {
      selection.set(now);
    }
  }

  private List<VersionDetails.Line> lines(ModelVersion version) {
    var lines = new ArrayList<>(marks.lines(version.id()));
    lines.addAll(details.of(version, snapshot.getValue(), scenario.getValue()));
    return lines;
  }

  private Possible possible() {
    var actions = actions();
    Optional<VersionId> version = selected.get();
    return new Possible(version.filter(actions::inShadow).isPresent(), actions.againstShadow(version),
        actions.againstPromote(version), actions.againstRollBack(version), actions.againstCompare(chosen.get()),
        actions.againstFork(version));
  }

  private VersionActions actions() {
    return new VersionActions(snapshot.getValue(), texts);
  }

  /** Puts the selected version into shadow, or takes it out. */
  void shadow() {
    selected.get().ifPresent(v -> controller.send(actions().inShadow(v)
        ? new RunCommand.StopShadow(v) : new RunCommand.Shadow(v, shadowLearns.get())));
  }

  /** Shows the two selected versions side by side, the older one first; one alone beside the champion. */
  public void compare() {
    if (refuse(possible().againstCompare())) {
      return;
    }
    RunSnapshot now = snapshot.getValue();
    List<VersionId> pair = actions().pair(chosen.get());
    foreground.show(new VersionComparison(texts, now, scenario.getValue()).of(pair.getFirst(), pair.getLast()));
  }

  /** Opens the what-if perspective with a fork from the moment the selected version was made; the run itself stays as it is. */
  public void fork() {
    if (!refuse(possible().againstFork())) {
      selected.get().ifPresent(v -> forking.accept(v, snapshot.getValue()));
    }
  }

  /** Says why something asked for by a key cannot be done. */
  private boolean refuse(Optional<String> reason) {
    reason.ifPresent(why -> foreground.say(new Foreground.Notice(Foreground.Level.WARNING, why, Optional.empty())));
    return reason.isPresent();
  }

  /** Asks who promotes the selected version and why, saying what will happen; both are filled in with what is likely. */
  void promote() {
    var by = new SimpleStringProperty(user);
    var why = new SimpleStringProperty(texts.get("why.promote"));
    selected.get().ifPresent(v -> foreground.ask(new Foreground.Question(texts.get("promote.title", v),
        actions().promotion(v), texts.get("promote.accept", v),
        () -> controller.send(new RunCommand.Promote(v, by.get().strip(), why.get().strip())),
        Optional.of(new Foreground.Signature(by, why)))));
  }

  /** Asks whether to roll back to the selected version, saying what will happen and, once rehearsed, what it would have changed. */
  void rollBack() {
    selected.get().ifPresent(v -> {
      Foreground.Question asked = rollBack(v, List.of(texts.get("rehearsal.running")));
      foreground.ask(asked);
      controller.rehearse(v, REHEARSED, shown -> foreground.enlarge(asked, rollBack(v, actions().rehearsal(v, shown))),
          problem -> foreground.enlarge(asked, rollBack(v, List.of(texts.get("rehearsal.failed", new SentenceTexts(texts.locale()).problem(problem))))));
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

  /** The version that the mouse is on, in the tree or as part of a name on a chart; empty for none. */
  public StringProperty highlightProperty() {
    return highlight;
  }

  /** Whether a version is what the mouse is on somewhere else. */
  boolean isHighlighted(VersionId version) {
    return Pattern.compile("\\b" + version + "\\b").matcher(highlight.get()).find();
  }

  MarksViewModel marks() {
    return marks;
  }

  ObservableList<VersionRow> rows() {
    return rows;
  }

  /** The selected version; stays selected when newer ones come. */
  public ObjectProperty<Optional<VersionId>> selectedProperty() {
    return selected;
  }

  /** All versions that are selected, the {@link #selectedProperty selected one} among them. */
  ObjectProperty<List<VersionId>> chosenProperty() {
    return chosen;
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
