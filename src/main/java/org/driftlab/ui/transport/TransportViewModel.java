// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.transport;

import java.util.List;
import java.util.function.LongSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.SpeedPacer;
import org.driftlab.ui.support.Texts;

/** Drives the run: which scenario, play and pause, how fast, how far, how long still. */
public final class TransportViewModel {
  /** Instances in a long step. */
  public static final int LONG_STEP = 1_024;

  private final List<Scenario> scenarios;
  private final RunSession session;
  private final Formats formats;
  private final Texts texts;
  private final LongSupplier nanoTime;
  private final RateMeter meter = new RateMeter();
  private final DoubleProperty speed = new SimpleDoubleProperty(SpeedPacer.START);
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyStringWrapper position = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper total = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper pace = new ReadOnlyStringWrapper("");
  private final BooleanBinding canMove;
  private final ObservableStringValue speedText;
  private Phase lastPhase = Phase.READY;

  public TransportViewModel(List<Scenario> scenarios, RunSession session, SpeedPacer pacer, Texts texts,
      LongSupplier nanoTime) {
    this.scenarios = List.copyOf(scenarios);
    this.session = session;
    this.texts = texts;
    this.nanoTime = nanoTime;
    formats = new Formats(texts.locale());
    canMove = Bindings.createBooleanBinding(() -> session.stateProperty().get() == RunSession.State.OPEN
        && !session.ended(), session.stateProperty(), session.snapshotProperty());
    speedText = Bindings.createStringBinding(this::describeSpeed, speed);
    speed.addListener((observed, was, is) -> pacer.setPosition(is.doubleValue()));
    session.snapshotProperty().addListener((observed, was, is) -> show(is));
    show(session.snapshot());
  }

  private String describeSpeed() {
    double rate = SpeedPacer.rateAt(speed.get());
    return Double.isInfinite(rate) ? texts.get("speed.flatOut") : formats.rate(rate);
  }

  private void show(RunSnapshot snapshot) {
    long now = nanoTime.getAsLong();
    boolean runs = snapshot.phase() == Phase.RUNNING;
    if (!runs || lastPhase != Phase.RUNNING) {
      meter.restart(snapshot.index(), now);
    } else {
      meter.update(snapshot.index(), now);
    }
    lastPhase = snapshot.phase();
    progress.set(snapshot.instances() == 0 ? 0 : (double) snapshot.index() / snapshot.instances());
    boolean nothing = snapshot.instances() == 0;
    position.set(nothing ? "" : formats.count(snapshot.index()));
    total.set(nothing ? "" : texts.get("position.total", formats.count(snapshot.instances())));
    pace.set(describePace(snapshot));
  }

  private String describePace(RunSnapshot snapshot) {
    double rate = meter.perSecond();
    return switch (snapshot.phase()) {
      case READY -> "";
      case PAUSED -> texts.get("pace.paused");
      case FINISHED -> texts.get("pace.finished");
      case FAILED -> texts.get("pace.failed");
      case RUNNING -> Double.isNaN(rate) ? ""
          : rate < 1 ? formats.rate(rate)
          : texts.get("pace.running", formats.rate(rate),
              formats.timeLeft((snapshot.instances() - snapshot.index()) / rate));
    };
  }

  public List<Scenario> scenarios() {
    return scenarios;
  }

  /** Opens a scenario at its beginning; one that was playing goes on playing with the new one. */
  public void choose(Scenario scenario) {
    session.open(scenario, session.playingProperty().get());
  }

  public void restart() {
    session.restart();
  }

  public void toggle() {
    session.toggle();
  }

  /** Replays one instance and rests. */
  public void step() {
    session.step(1);
  }

  /** Replays {@value #LONG_STEP} instances and rests. */
  public void longStep() {
    session.step(LONG_STEP);
  }

  /** The scenario that is open. */
  public RunSession session() {
    return session;
  }

  public ObservableBooleanValue playing() {
    return session.playingProperty();
  }

  /** Whether the run can go on. */
  public ObservableBooleanValue canMove() {
    return canMove;
  }

  /** The speed's place on the slider, 0..1; 1 is flat out. */
  public DoubleProperty speedProperty() {
    return speed;
  }

  /** The chosen speed in words. */
  public ObservableStringValue speedText() {
    return speedText;
  }

  /** The share of the run that is done, 0..1. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** The instances replayed, such as "123,456". */
  public ReadOnlyStringProperty positionProperty() {
    return position.getReadOnlyProperty();
  }

  /** The end, such as "/ 500,000". */
  public ReadOnlyStringProperty totalProperty() {
    return total.getReadOnlyProperty();
  }

  /** The real speed and the time left, or why it rests. */
  public ReadOnlyStringProperty paceProperty() {
    return pace.getReadOnlyProperty();
  }
}
