// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.driftlab.engine.Counterfactual;
import org.driftlab.engine.Fork;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.Role;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.RunController;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.SentenceTexts;
import org.driftlab.ui.support.chart.ChartSeries;
import org.driftlab.ui.support.chart.DriftBand;
import org.driftlab.ui.support.chart.TimeAxis;
import org.driftlab.ui.support.edit.DriftNames;
import org.driftlab.ui.support.edit.ScenarioEditor;
import org.driftlab.version.VersionId;

/**
 * Futures of the run beside what happened: each fork is replayed exactly, in the background, up to where the run has come, and
 * computed anew when the run has gone on and rests. The run itself stays as it is until a future is opened in its place.
 */
public final class WhatIfViewModel {
  /** More futures than letters, inks and dashes can tell apart help nobody. */
  static final int MOST = 8;

  private final Texts texts;
  private final SentenceTexts sentences;
  private final DriftNames driftNames;
  private final Formats formats;
  private final RunController run;
  private final Foreground foreground;
  private final ForkForm form;
  private final TimeAxis axis = new TimeAxis();
  private final ObservableList<Future> futures = FXCollections.observableArrayList();
  private final ObjectProperty<Character> selected = new SimpleObjectProperty<>(this, "selected", Future.HAPPENED);
  private final ReadOnlyObjectWrapper<List<ChartSeries>> accuracy = new ReadOnlyObjectWrapper<>(this, "accuracy", List.of());
  private final ReadOnlyObjectWrapper<List<ChartSeries>> saved = new ReadOnlyObjectWrapper<>(this, "saved", List.of());
  private final ReadOnlyObjectWrapper<List<DriftBand>> bands = new ReadOnlyObjectWrapper<>(this, "bands", List.of());
  private final ReadOnlyObjectWrapper<List<FutureRow>> rows = new ReadOnlyObjectWrapper<>(this, "rows", List.of());
  private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper(this, "verdict", "");
  private final ReadOnlyStringWrapper reasons = new ReadOnlyStringWrapper(this, "reasons", "");
  private RunSnapshot snapshot = RunSession.NOTHING;
  private Optional<Scenario> scenario = Optional.empty();
  private List<Intervention> commands = List.of();
  private char nextLetter = Future.HAPPENED + 1;
  private int generation;

  /**
   * A perspective on the present run.
   *
   * @param snapshots the run's, at a pace a person can read
   * @param user who is named in the commands that are only supposed
   */
  public WhatIfViewModel(ObservableValue<RunSnapshot> snapshots, ObservableValue<Optional<Scenario>> scenarios,
      RunController run, Foreground foreground, Texts texts, String user) {
    this.texts = texts;
    sentences = new SentenceTexts(texts.locale());
    driftNames = new DriftNames(Texts.of(ScenarioEditor.class, texts.locale()));
    this.run = run;
    this.foreground = foreground;
    formats = new Formats(texts.locale());
    form = new ForkForm(texts, user);
    clear();
    scenarios.subscribe(now -> {
      scenario = now;
      clear();
    });
    snapshots.subscribe(this::follow);
    selected.subscribe(letter -> show());
  }

  private void clear() {
    generation++;
    commands = List.of();
    nextLetter = Future.HAPPENED + 1;
    futures.setAll(Future.happened(texts.get("happened")));
    selected.set(Future.HAPPENED);
    show();
  }

  private void follow(RunSnapshot now) {
    boolean another = now == RunSession.NOTHING || now.index() < snapshot.index() && now.index() == 0;
    boolean rests = now.phase() != RunSnapshot.Phase.RUNNING;
    boolean news = rests || now.events().size() != snapshot.events().size();
    snapshot = now;
    if (another) {
      clear();
    }
    axis.extentProperty().set(Math.max(1, now.phase() == RunSnapshot.Phase.FINISHED ? now.index() : now.instances()));
    axis.presentProperty().set(now.index());
    bands.set(now.truth().drifts().stream().map(d -> new DriftBand(d.at(), d.until(), driftNames.kind(d))).toList());
    form.suggest(lastDrift(now));
    if (news) {
      run.commands(this::commanded);
    }
    if (rests) {
      futures.stream().filter(this::isStale).toList().forEach(this::compute);
    }
    show();
  }

  /** Where the last drift so far began, which is where one mostly wonders what had been better; else the beginning. */
  private static long lastDrift(RunSnapshot now) {
    return now.truth().drifts().stream().mapToLong(d -> d.at()).filter(at -> at <= now.index()).max().orElse(0);
  }

  /** Commands are only ever added, unless another future took the run's place: then the forks are not forks of it any more. */
  private void commanded(List<Intervention> given) {
    boolean longer = given.size() >= commands.size() && given.subList(0, commands.size()).equals(commands);
    if (!longer) {
      clear();
    }
    commands = given;
    form.follow(goesOnBy(snapshot), snapshot.versions(), given);
  }

  /** What the run goes on by, with what was changed on the way. */
  private Optional<Scenario> goesOnBy(RunSnapshot now) {
    return now.scenario().or(() -> scenario);
  }

  /** Whether the run has gone on since the future was computed. */
  private boolean isStale(Future future) {
    return future.state() == Future.State.READY
        && future.result().filter(r -> r.until() < snapshot.index()).isPresent();
  }

  /** Adds the fork that was filled in, and begins to compute it; nothing happens but a message while that cannot be. */
  void fork() {
    if (futures.size() >= MOST) {
      foreground.say(new Foreground.Notice(Foreground.Level.WARNING, texts.get("problem.many", MOST - 1), Optional.empty()));
      return;
    }
    form.request(snapshot.index()).ifPresent(asked -> {
      var future = Future.fork(nextLetter++, asked.at(), asked.change(), asked.words());
      futures.add(future);
      compute(future);
      selected.set(future.letter());
    });
  }

  private void compute(Future future) {
    int mine = generation;
    replace(future.letter(), future.computing());
    run.compare(future.at(), future.change().orElseThrow(),
        result -> answered(mine, future.letter(), future.with(result)),
        e -> answered(mine, future.letter(), future.failed(sentences.say(String.valueOf(e.getMessage())))));
  }

  private void answered(int asked, char letter, Future now) {
    if (asked == generation) {
      replace(letter, now);
    }
  }

  private void replace(char letter, Future now) {
    for (int i = 0; i < futures.size(); i++) {
      if (futures.get(i).letter() == letter) {
        futures.set(i, now);
        show();
      }
    }
  }

  /** Takes the selected fork off the list. */
  void remove() {
    Future gone = chosen();
    if (gone.isFork()) {
      int place = futures.indexOf(gone);
      futures.remove(gone);
      selected.set(futures.get(Math.min(place, futures.size() - 1)).letter());
      show();
    }
  }

  /** Asks whether the selected future shall take the run's place, and puts it there. */
  void open() {
    Future future = chosen();
    future.change().ifPresent(change -> foreground.ask(new Foreground.Question(
        texts.get("open.title", String.valueOf(future.letter())),
        List.of(texts.get("open.what", future.at(), future.words()), texts.get("open.kept"), texts.get("open.back")),
        texts.get("open.accept"), () -> run.fork(future.at(), change, this::opened, this::refused))));
  }

  private void opened(Fork fork) {
    clear();
    foreground.say(new Foreground.Notice(Foreground.Level.SUCCESS, texts.get("open.done", fork.at()), Optional.empty()));
  }

  private void refused(Exception e) {
    foreground.say(new Foreground.Notice(Foreground.Level.DANGER, sentences.say(String.valueOf(e.getMessage())), Optional.empty()));
  }

  private Future chosen() {
    return futures.stream().filter(f -> f.letter() == selected.get()).findFirst().orElse(futures.getFirst());
  }

  private void show() {
    var lines = new ArrayList<ChartSeries>();
    var spared = new ArrayList<ChartSeries>();
    for (Future future : futures) {
      FutureLook look = FutureLook.of(future.letter());
      SeriesView points = future.isFork() ? future.result().map(r -> r.other().series()).orElse(SeriesView.EMPTY)
          : happened();
      lines.add(look.series(texts.get("series", String.valueOf(future.letter()), brief(future.words())), points));
      future.result().ifPresent(r -> spared.add(look.series(String.valueOf(future.letter()), r.regret())));
    }
    accuracy.set(lines);
    saved.set(spared);
    rows.set(rows());
    explain(chosen());
  }

  /** What fits at the end of a line: names such as "Static: never updated" explain themselves behind the colon. */
  private static String brief(String words) {
    int colon = words.indexOf(": ");
    return colon < 0 ? words : words.substring(0, colon);
  }

  /** The run up to where it stands; where it went back from a later instance, on to what is known to come. */
  private SeriesView happened() {
    SeriesView past = snapshot.contestants().stream().filter(c -> c.role() == Role.CHAMPION).findFirst()
        .map(RunSnapshot.Contestant::accuracy).orElse(SeriesView.EMPTY);
    return futures.stream().flatMap(f -> f.result().stream()).filter(r -> r.until() > snapshot.index())
        .max(Comparator.comparingLong(Counterfactual::labels)).map(r -> past.goingOnBy(r.actual().series())).orElse(past);
  }

  /** What happened, over the stretch of the chosen fork, and each fork. */
  private List<FutureRow> rows() {
    var table = new ArrayList<FutureRow>();
    reference().ifPresent(r -> table.add(new FutureRow(name(futures.getFirst()), formats.count(r.fork().at()),
        formats.decimal(r.actual().accuracy(), 3), formats.decimal(r.actual().kappa(), 3),
        formats.count(r.actual().errors()), "–", 0, "–", champion(r.actual()))));
    for (Future future : futures) {
      future.result().ifPresent(r -> table.add(row(future, r)));
    }
    return table;
  }

  private Optional<Counterfactual> reference() {
    return chosen().result().or(() -> futures.stream().flatMap(f -> f.result().stream()).findFirst());
  }

  private FutureRow row(Future future, Counterfactual r) {
    long more = -r.totalRegret();
    return new FutureRow(name(future), formats.count(r.fork().at()), formats.decimal(r.other().accuracy(), 3),
        formats.decimal(r.other().kappa(), 3), formats.count(r.other().errors()),
        (more > 0 ? "+" : more < 0 ? "−" : "") + formats.count(Math.abs(more)), Long.signum(-more),
        formats.count(r.disagreements()), champion(r.other()));
  }

  private String name(Future future) {
    return texts.get("series", String.valueOf(future.letter()), future.words());
  }

  private static String champion(Counterfactual.Future future) {
    return future.champion().map(VersionId::toString).orElse("–");
  }

  private void explain(Future future) {
    if (!future.isFork()) {
      verdict.set(texts.get(futures.size() > 1 ? "verdict.happened" : "verdict.none"));
      reasons.set(texts.get(futures.size() > 1 ? "reasons.happened" : "reasons.none"));
    } else if (future.state() == Future.State.FAILED) {
      verdict.set(texts.get("verdict.failed", String.valueOf(future.letter())));
      reasons.set(future.problem());
    } else {
      future.result().ifPresentOrElse(r -> explain(future, r), () -> {
        verdict.set(texts.get("verdict.computing", String.valueOf(future.letter())));
        reasons.set(future.words());
      });
    }
  }

  private void explain(Future future, Counterfactual r) {
    if (r.refusal().isPresent()) {
      verdict.set(texts.get("verdict.failed", String.valueOf(future.letter())));
      reasons.set(sentences.say(r.refusal().get()));
      return;
    }
    long spared = r.totalRegret();
    String letter = String.valueOf(future.letter());
    if (r.labels() == 0) {
      verdict.set(texts.get("verdict.empty", letter));
      reasons.set(texts.get("reasons.empty"));
      return;
    }
    if (r.actual().fingerprint().equals(r.other().fingerprint())) {
      verdict.set(texts.get("verdict.same", letter));
    } else {
      verdict.set(texts.get(spared > 0 ? "verdict.better" : spared < 0 ? "verdict.worse" : "verdict.equal", letter,
          Math.abs(spared)));
    }
    double share = r.actual().errors() == 0 ? 0 : (double) Math.abs(spared) / r.actual().errors();
    String percent = texts.get(spared < 0 ? "reasons.more" : "reasons.fewer", share);
    reasons.set(texts.get("reasons", r.fork().at(), r.until(), r.labels(), r.actual().errors(), r.other().errors(),
        percent, r.disagreements()));
  }

  /**
   * Forks the run at the moment a version was made, with the one change that makes a difference there: the version is promoted;
   * or, if it was the champion from that moment on anyway, its parent comes back. Asked again, the same future is shown again.
   *
   * @param now the run as the person sees it, which may be newer than what this perspective has taken in
   */
  public void forkAt(VersionId version, RunSnapshot now) {
    now.versions().stream().filter(v -> v.id().equals(version)).findFirst().ifPresent(made -> {
      form.follow(goesOnBy(now), now.versions(), commands);
      boolean reigned = now.reigns().stream().anyMatch(r -> r.version().equals(version) && r.from() <= made.at());
      VersionId instead = reigned ? made.parent().orElse(version) : version;
      boolean served = now.reigns().stream().anyMatch(r -> r.version().equals(instead) && r.from() < made.at());
      form.propose(reigned && served ? ForkForm.Kind.ROLL_BACK : ForkForm.Kind.PROMOTE, instead, made.at());
      if (!reigned || made.parent().isPresent()) {
        forkOnce(now.index());
      }
    });
  }

  private void forkOnce(long furthest) {
    Optional<Future> before = form.request(furthest).flatMap(asked -> futures.stream()
        .filter(f -> f.at() == asked.at() && f.change().equals(Optional.of(asked.change()))).findFirst());
    before.ifPresentOrElse(f -> selected.set(f.letter()), this::fork);
  }

  /** Puts an instance into the form. */
  public void propose(long at) {
    form.atProperty().set(Long.toString(at));
  }

  ForkForm form() {
    return form;
  }

  Texts texts() {
    return texts;
  }

  TimeAxis axis() {
    return axis;
  }

  ObservableList<Future> futures() {
    return futures;
  }

  /** The letter of the future that is looked at. */
  ObjectProperty<Character> selectedProperty() {
    return selected;
  }

  Future selected() {
    return chosen();
  }

  ReadOnlyObjectProperty<List<ChartSeries>> accuracyProperty() {
    return accuracy.getReadOnlyProperty();
  }

  /** For each fork the errors it would have spared so far. */
  ReadOnlyObjectProperty<List<ChartSeries>> savedProperty() {
    return saved.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<DriftBand>> bandsProperty() {
    return bands.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<FutureRow>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** What the selected future comes to, in one sentence. */
  ReadOnlyStringProperty verdictProperty() {
    return verdict.getReadOnlyProperty();
  }

  ReadOnlyStringProperty reasonsProperty() {
    return reasons.getReadOnlyProperty();
  }
}
