// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.shadow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.driftlab.data.Params;
import org.driftlab.engine.Evidence;
import org.driftlab.engine.Loss;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.engine.RunSnapshot.Standing;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Foreground.Question;
import org.driftlab.ui.support.Foreground.Signature;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.RunController;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.SentenceTexts;
import org.driftlab.ui.support.chart.ChartSeries;
import org.driftlab.ui.support.chart.Ink;
import org.driftlab.ui.support.chart.Marker;
import org.driftlab.ui.support.chart.Stroke;
import org.driftlab.ui.support.chart.TimeAxis;
import org.driftlab.version.VersionId;

/** The comparison of one shadow with the champion: the one whose verdict waits, else the eldest that a gate compares. */
public final class ShadowViewModel {
  /** A guardrail in words. */
  record Rail(String text, boolean passed) {}

  /**
   * What the panel shows.
   *
   * @param verdict the gate's word in two or three words
   * @param waits whether the verdict asks for an answer
   * @param answerable whether a person may act now
   */
  record Shown(VersionId version, String title, String verdict, boolean waits, String summary, List<Rail> rails,
      List<ChartSeries> series, boolean answerable) {}

  private final RunController controller;
  private final Foreground foreground;
  private final Texts texts;
  private final SentenceTexts sentences;
  private final Formats formats;
  private final String user;
  private final TimeAxis axis = new TimeAxis();
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * A view-model that follows a run.
   *
   * @param user the name that is proposed when a person promotes or keeps
   */
  public ShadowViewModel(ObservableValue<RunSnapshot> snapshot, RunController controller, Foreground foreground, Texts texts,
      String user) {
    this.controller = controller;
    this.foreground = foreground;
    this.texts = texts;
    sentences = new SentenceTexts(texts.locale());
    this.user = user;
    formats = new Formats(texts.locale());
    snapshot.subscribe(this::show);
  }

  private void show(RunSnapshot now) {
    Optional<Shown> next = now.contestants().stream().filter(c -> c.standing().isPresent())
        .max(Comparator.comparing(c -> c.standing().flatMap(Standing::verdict).isPresent()))
        .flatMap(c -> c.standing().flatMap(standing -> c.version().map(v -> describe(now, c.name(), v, standing))));
    next.ifPresent(s -> {
      long labels = s.series.getFirst().points().size() == 0 ? 1 : newest(s.series.getFirst());
      axis.extentProperty().set(labels);
      axis.presentProperty().set(labels);
    });
    shown.set(next);
  }

  private static long newest(ChartSeries series) {
    return series.points().at(series.points().size() - 1);
  }

  private Shown describe(RunSnapshot now, String name, VersionId version, Standing standing) {
    Evidence evidence = standing.evidence();
    String verdict = standing.verdict().map(v -> texts.get("verdict." + Params.word(v)))
        .orElseGet(() -> texts.get("verdict.open"));
    boolean answerable = now.phase() != Phase.FINISHED && now.phase() != Phase.FAILED;
    return new Shown(version, texts.get("title", sentences.say(name), now.champion().map(VersionId::toString).orElse("")), verdict,
        standing.verdict().isPresent(), summary(evidence), evidence.guardrails().stream().map(this::rail).toList(),
        series(standing), answerable);
  }

  private String summary(Evidence evidence) {
    if (evidence.labels() == 0) {
      return texts.get("summary.none");
    }
    var words = new ArrayList<String>();
    words.add(texts.get(evidence.loss() == Loss.COST ? "summary.cost" : "summary.gain", signed(evidence.gain(), 4), evidence.labels()));
    if (evidence.lower() <= evidence.upper()) {
      words.add(texts.get("summary.sequence", formats.value(100 * (1 - evidence.alpha())), signed(evidence.lower(), 4),
          signed(evidence.upper(), 4)));
    } else if (!Double.isNaN(evidence.pValue())) {
      words.add(texts.get("summary.p", formats.value(evidence.pValue())));
    }
    words.add(texts.get("summary.counts", evidence.candidateOnly(), evidence.championOnly()));
    return String.join("\n", words);
  }

  private Rail rail(Evidence.Guardrail rail) {
    return new Rail(rail.limit() > 1_000 || rail.name().equals("model size")
        ? texts.get("rail.bytes", sentences.say(rail.name()), formats.bytes((long) rail.value()), formats.bytes((long) rail.limit()))
        : texts.get("rail", sentences.say(rail.name()), signed(rail.value(), 3), formats.value(rail.limit())), rail.passed());
  }

  private String signed(double value, int digits) {
    return (value < 0 ? "−" : "+") + formats.decimal(Math.abs(value), digits);
  }

  private List<ChartSeries> series(Standing standing) {
    return List.of(
        new ChartSeries(texts.get("series.gain"), standing.gain(), Ink.ACCENT, Stroke.SOLID, Marker.DISC, false),
        new ChartSeries(texts.get("series.upper"), standing.upper(), Ink.PURPLE, Stroke.SHORT_DASHES, Marker.TRIANGLE,
            false),
        new ChartSeries(texts.get("series.lower"), standing.lower(), Ink.PURPLE, Stroke.LONG_DASHES, Marker.DIAMOND, false));
  }

  /** Asks for name and reason, then promotes the shadow. */
  void promote() {
    shown.get().ifPresent(s -> ask(s, "promote", (by, why) -> new RunCommand.Promote(s.version, by, why)));
  }

  /** Asks for name and reason, then keeps the champion. */
  void keep() {
    shown.get().ifPresent(s -> ask(s, "keep", (by, why) -> new RunCommand.Keep(s.version, by, why)));
  }

  private interface Answer {
    RunCommand by(String by, String why);
  }

  private void ask(Shown about, String key, Answer answer) {
    StringProperty by = new SimpleStringProperty(user);
    StringProperty why = new SimpleStringProperty("");
    foreground.ask(new Question(texts.get(key + ".title", about.version), List.of(about.title + ": " + about.verdict + ".",
        texts.get(key + ".what")), texts.get(key + ".accept"),
        () -> controller.send(answer.by(by.get().strip(), why.get().strip())), Optional.of(new Signature(by, why))));
  }

  /** A mark for the panel's tab while a verdict waits for a person; else empty. */
  public ObservableValue<String> badgeText() {
    return shown.map(now -> now.filter(Shown::waits).map(s -> "!").orElse(""));
  }

  ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The axis of labels compared. */
  TimeAxis axis() {
    return axis;
  }

  Texts texts() {
    return texts;
  }
}
