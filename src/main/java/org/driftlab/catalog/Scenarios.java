// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.driftlab.data.InputException;
import org.driftlab.detect.AdwinIncrease;
import org.driftlab.detect.Ddm;
import org.driftlab.detect.Degradation;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.detect.monitor.ConfidenceAccuracy;
import org.driftlab.detect.monitor.DomainClassifier;
import org.driftlab.detect.monitor.Ks;
import org.driftlab.detect.monitor.Psi;
import org.driftlab.detect.monitor.Reference;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.Expectation.Metric;
import org.driftlab.engine.ForgettingTest;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Labels;
import org.driftlab.engine.Policies;
import org.driftlab.engine.Replay;
import org.driftlab.engine.Role;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Strategy;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.learn.neural.Mlp;
import org.driftlab.learn.neural.NeuralOptimizer;
import org.driftlab.learn.tree.HoeffdingTree;
import org.driftlab.memory.FifoMemory;
import org.driftlab.stream.Glyphs;
import org.driftlab.stream.Sea;
import org.driftlab.stream.drift.Change;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.driftlab.stream.drift.Recurrence;

/** The preset scenarios, each a story worth watching. */
public final class Scenarios {
  /** The id of the scenario the workbench opens on. */
  public static final String DEFAULT = "static-model";

  /** A significance at which hundreds of comparisons hardly bring a false alarm. */
  private static final double HARDLY_EVER = 1e-5;

  private static final int SEED = 1;
  private static final int WINDOW = 1_000;
  private static final int INITIAL_LABELS = 5_000;
  private static final int POISON = 3_000;
  /** The pairs of digits in the order in which they come. */
  private static final int[] GLYPH_PARTS = {0, 1, 2, 3, 0, 4};

  private static final long GLYPH_STRETCH = 4_000;

  private static final List<Scenario> ALL = Stream.concat(Stream.of(staticModel(), gradualDrift(), lateLabels(),
      retrainOnDrift(), rehearsal(), gate(), guard(), brokenSensor(), forgetting()), FieldScenarios.all().stream()).toList();

  private Scenarios() {}

  /** All presets, the default one first. */
  public static List<Scenario> all() {
    return ALL;
  }

  /** The ids of all presets, the default one first. */
  public static List<String> ids() {
    return ALL.stream().map(Scenario::id).toList();
  }

  /**
   * The preset of an id.
   *
   * @throws InputException if there is none, with the nearest id and the list of all
   */
  public static Scenario find(String id) {
    return ALL.stream().filter(s -> s.id().equals(id)).findFirst()
        .orElseThrow(() -> new InputException(Names.unknown("scenario", id, ids())));
  }

  private static Scenario staticModel() {
    return scenario("static-model", "The static model problem", """
        Two identical models start side by side; one is frozen, the other learns every label. At 200,000 the boundary \
        between the classes moves and the frozen one loses fifteen points. At 500,000 the classes exchange their meaning: \
        the frozen model is now worse than guessing, while the learning one recovers within moments.""",
        new LogisticRegression(), new Strategy.Continuous(50_000), new AdwinIncrease(), Labels.IMMEDIATE,
        Optional.empty(), 800_000,
        concept(4, 200_000, 0, Profile.ABRUPT), swap(500_000, 0, Profile.ABRUPT))
        .expecting(List.of(new Expectation.Lead(Role.CHAMPION, Role.STATIC, 210_000, 500_000, 0.1),
            new Expectation.Level(Role.STATIC, 510_000, 0, 0, 0.4),
            new Expectation.Level(Role.CHAMPION, 510_000, 0, 0.83, 0.92), new Expectation.Detected(200_000, 2_000),
            new Expectation.Detected(500_000, 2_000)),
            "Choose the strategy static: now nobody learns, and the champion falls with the frozen model.",
            "Open 'late-labels': a model is no faster than its labels.");
  }

  private static Scenario gradualDrift() {
    return scenario("gradual-drift", "A slow turn", """
        The classes exchange their meaning not at once but over 100,000 instances, both meanings mixed. Watch when the \
        detector speaks, how long the learner is torn between the two, and that nothing helps the frozen model.""",
        new LogisticRegression(), new Strategy.Continuous(50_000), new AdwinIncrease(), Labels.IMMEDIATE, Optional.empty(),
        600_000,
        swap(200_000, 100_000, Profile.SIGMOID))
        .expecting(List.of(new Expectation.Detected(200_000, 30_000), new Expectation.Level(Role.CHAMPION, 245_000, 255_000, 0.4, 0.7),
            new Expectation.Level(Role.CHAMPION, 310_000, 0, 0.83, 0.92), new Expectation.Level(Role.STATIC, 310_000, 0, 0, 0.25)),
            "Make the drift abrupt: the learner is torn no longer, and the detector speaks within hundreds of instances.",
            "Take the strategy retrain-on-drift and see that starting afresh in the middle of a turn helps little.");
  }

  private static Scenario lateLabels() {
    return scenario("late-labels", "Labels that come late", """
        Each label arrives 20,000 instances after its features. After the drift the learner goes on making the same \
        mistakes until the first new labels arrive: no detector can be faster than the labels it sees.""",
        new LogisticRegression(), new Strategy.Continuous(50_000), new AdwinIncrease(), new Labels(20_000), Optional.empty(),
        400_000,
        swap(200_000, 0, Profile.ABRUPT))
        .expecting(List.of(new Expectation.Happens(Expectation.Happening.DETECTION, 200_000, 220_000, 0, 0),
            new Expectation.Detected(200_000, 21_000), new Expectation.Level(Role.CHAMPION, 222_000, 239_000, 0, 0.25),
            new Expectation.Level(Role.CHAMPION, 245_000, 0, 0.83, 0.92)),
            "Set the delay to 0: the same drift costs a few hundred mistakes.",
            "Open 'broken-sensor': there monitors of the features see a drift before the labels come.");
  }

  private static Scenario retrainOnDrift() {
    return scenario("retrain-on-drift", "Start afresh", """
        A Hoeffding tree remembers all it has seen, which is a burden once the world has changed. Here a warning of the \
        detector starts a fresh tree in the background and a drift puts it in the champion's place.""",
        new HoeffdingTree(), new Strategy.RetrainOnDrift(50_000), new Ddm(), Labels.IMMEDIATE, Optional.empty(),
        600_000,
        concept(4, 150_000, 0, Profile.ABRUPT), swap(300_000, 0, Profile.ABRUPT), swap(450_000, 0, Profile.ABRUPT))
        .expecting(List.of(new Expectation.Detected(300_000, 2_000), new Expectation.Detected(450_000, 20_000),
            new Expectation.Happens(Expectation.Happening.RETRAINING, 300_000, 305_000, 1, Integer.MAX_VALUE),
            new Expectation.Level(Role.CHAMPION, 310_000, 450_000, 0.82, 0.92),
            new Expectation.Level(Role.CHAMPION, 475_000, 0, 0.82, 0.92)),
            "Take the strategy continuous: the old tree has to unlearn branch by branch what the fresh one never knew.",
            "Take the detector adwin-increase and count how often it starts afresh without need.");
  }

  private static Scenario rehearsal() {
    return scenario("rehearsal", "Learning from memory", """
        A small learning rate makes a careful learner that is slow to change its mind. A memory of the last 1,000 \
        instances, rehearsed in batches of 32, speeds it up: it sees every instance again while it is still true.""",
        new LogisticRegression(0.001, 0, true), new Strategy.Continuous(50_000), new Degradation(1_000, 0.05), Labels.IMMEDIATE,
        Optional.of(new Replay(new FifoMemory(), 32, 8)), 300_000,
        concept(4, 100_000, 0, Profile.ABRUPT), swap(200_000, 0, Profile.ABRUPT))
        .expecting(List.of(new Expectation.Detected(200_000, 2_000), new Expectation.Level(Role.CHAMPION, 105_000, 200_000, 0.83, 0.92),
            new Expectation.Level(Role.CHAMPION, 205_000, 0, 0.83, 0.92)),
            "Leave out the memory and compare how long the learner takes after 200,000.",
            "Make the memory ten times as long: what helped before the drift is now a lie that is rehearsed.");
  }

  private static Scenario gate() {
    return scenario("gate", "A candidate at the gate", """
        The champion is frozen; a copy of it learns on in shadow. For 100,000 instances the two are equals and the gate keeps \
        the champion, however often it looks. Then the world changes, twice: the candidate adapts, the gate proves that it is \
        better within some hundred labels, and it is promoted with the evidence.""",
        new LogisticRegression(), new Strategy.Gated(), new AdwinIncrease(), Labels.IMMEDIATE, Optional.empty(), 300_000,
        concept(4, 100_000, 0, Profile.ABRUPT), swap(200_000, 0, Profile.ABRUPT)).with(demanding())
        .expecting(List.of(new Expectation.Happens(Expectation.Happening.PROMOTION, 0, 100_000, 0, 0),
            new Expectation.Happens(Expectation.Happening.PROMOTION, 100_000, 102_000, 1, 3),
            new Expectation.Happens(Expectation.Happening.PROMOTION, 200_000, 202_000, 1, 3),
            new Expectation.Happens(Expectation.Happening.ROLLBACK, 0, 0, 0, 0),
            new Expectation.Level(Role.CHAMPION, 205_000, 0, 0.83, 0.92)),
            "Set the gate's least gain to 0 and see whether it ever promotes an equal.",
            "Open 'guard': what if the gate was right about labels that were wrong?");
  }

  private static Scenario guard() {
    var poison = new DriftEvent.LabelSwap(0, 1, 100_000, 0, Profile.ABRUPT, 1, new Recurrence(POISON + 1, POISON, 1));
    return scenario("guard", "The poisoned promotion", """
        From 100,000 on 3,000 instances come with their classes exchanged, as if somebody had poisoned the labels. The candidate \
        learns the lie and passes the gate, for on those labels it is better. As soon as the truth is back, the guard sees that \
        the deposed champion was right and restores it. At 150,000 the classes are exchanged for good, and the promotion lasts.""",
        new LogisticRegression(), new Strategy.Gated(), new AdwinIncrease(), Labels.IMMEDIATE, Optional.empty(), 200_000,
        poison, swap(150_000, 0, Profile.ABRUPT)).with(demanding())
        .expecting(List.of(new Expectation.Happens(Expectation.Happening.PROMOTION, 100_000, 103_500, 1, 2),
            new Expectation.Happens(Expectation.Happening.ROLLBACK, 103_000, 110_000, 1, 1),
            new Expectation.Level(Role.CHAMPION, 110_000, 150_000, 0.83, 0.92)),
            "Set the guard to 0 labels: the poisoned model stays until the gate promotes another.",
            "Have promotions wait for a person's approval.");
  }

  /** A gate that asks for a gain of two points, so that small differences between equals promote nobody. */
  private static Policies demanding() {
    Gate gate = new Gate();
    return new Policies(Policies.DEFAULT.update(), Optional.of(new Gate(gate.test(), gate.alpha(), gate.minLabels(), 0.02,
        50_000, gate.window(), gate.recallLoss(), gate.logLoss(), gate.modelBytes(), gate.approval(), gate.restart())),
        Optional.empty());
  }

  private static Scenario brokenSensor() {
    return scenario("broken-sensor", "A sensor goes wrong", """
        At 100,000 one of the features the model relies on begins to read too high. Its labels come 20,000 instances late, so \
        the errors tell nobody until 120,000; the data monitors look at the features themselves, need no label, and name the \
        sensor within two thousand instances.""",
        new LogisticRegression(), new Strategy.Continuous(50_000), new AdwinIncrease(), new Labels(20_000), Optional.empty(),
        300_000,
        new DriftEvent.Injection(new Change.Offset("attrib1", 4), 100_000, 0, Profile.ABRUPT))
        .withMonitors(List.of(new Ks(Reference.RENEWED, 2_000, 1_000, 500, HARDLY_EVER),
            new Psi(Reference.RENEWED, 2_000, 1_000, 500, HARDLY_EVER, 10, 0),
            new DomainClassifier(Reference.RENEWED, 4_000, 1_000, 1_000, HARDLY_EVER, 4, 2), new ConfidenceAccuracy()))
        .expecting(List.of(new Expectation.Happens(Expectation.Happening.DATA_DRIFT, 100_000, 102_000, 1, Integer.MAX_VALUE),
            new Expectation.Happens(Expectation.Happening.DETECTION, 100_000, 120_000, 0, 0),
            new Expectation.Happens(Expectation.Happening.DETECTION, 120_000, 122_000, 1, Integer.MAX_VALUE),
            new Expectation.Level(Role.CHAMPION, 150_000, 0, 0.8, 0.92)),
            "Let the labels come at once: the errors now tell as early as the monitors, but not which sensor it is.",
            "Change the injected drift to noise on 'attrib3', which the class does not depend on: is that an alarm worth having?");
  }

  private static Scenario forgetting() {
    var parts = new ArrayList<DriftEvent>();
    for (int k = 1; k < GLYPH_PARTS.length; k++) {
      parts.add(new DriftEvent.ConceptSwitch(glyphs(GLYPH_PARTS[k]), k * GLYPH_STRETCH, 0, Profile.ABRUPT));
    }
    return new Scenario("forgetting", "Learning and forgetting", """
        A network learns the digits two at a time: first 0 and 1, then 2 and 3; 0 and 1 come back before the last pair. It \
        rehearses from a memory of the newest 1,000 instances. While an old pair is still in there it knows it; when the last \
        have left, it forgets them within moments, though its accuracy on the stream shows nothing of it. The matrix tests a \
        copy of it on every pair all along. Try 'memory: reservoir', a fair sample of all that ever came.""",
        glyphs(GLYPH_PARTS[0]), new DriftSchedule(parts), GLYPH_PARTS.length * GLYPH_STRETCH,
        new Mlp("100,100", 16, NeuralOptimizer.ADAM, 0.001, 0, 0, false, 0, false), new Strategy.Continuous(4_000),
        new AdwinIncrease(), Labels.IMMEDIATE, Optional.of(new Replay(new FifoMemory(), 16, 16)), 200, 500, SEED)
        .with(new ForgettingTest(500, 200))
        .expecting(List.of(new Expectation.Level(Role.CHAMPION, 0, 0, 0.93, 1), new Expectation.Level(Role.STATIC, 4_500, 8_000, 0, 0.1),
            new Expectation.Detected(4_000, 500), new Expectation.Detected(20_000, 500),
            new Expectation.Level(Role.CHAMPION, Metric.BWT, 0, 0, -1, -0.8),
            new Expectation.Level(Role.CHAMPION, Metric.ACC, 0, 0, 0.2, 0.4)),
            "Take the memory reservoir and look at the matrix again.",
            "Take a memory of 5,000: forgetting comes later, and does it come at all?");
  }

  private static Glyphs glyphs(int part) {
    return new Glyphs(Glyphs.Task.SPLIT, part, 1, 30, 0.2, SEED);
  }

  private static Scenario scenario(String id, String title, String story, LearnerSpec learner, Strategy strategy,
      DetectorSpec detector, Labels labels, Optional<Replay> replay, long instances, DriftEvent... drifts) {
    return new Scenario(id, title, story, new Sea(3, SEED, false, 10), new DriftSchedule(List.of(drifts)), instances, learner, strategy,
        detector, labels, replay, WINDOW, INITIAL_LABELS, SEED);
  }

  private static DriftEvent concept(int function, long start, long length, Profile profile) {
    return new DriftEvent.ConceptSwitch(new Sea(function, SEED + function, false, 10), start, length, profile);
  }

  private static DriftEvent swap(long start, long length, Profile profile) {
    return new DriftEvent.LabelSwap(0, 1, start, length, profile);
  }
}
