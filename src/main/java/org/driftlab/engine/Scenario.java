// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;
import java.util.Optional;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.detect.monitor.MonitorSpec;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.memory.MemorySpec;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.DriftingStream;

/**
 * All that determines a run, but for the seed's override and the interventions: the same scenario, seed and interventions
 * give the same fingerprint on any machine.
 *
 * @param id permanent, lower case with hyphens
 * @param title the name a person reads
 * @param story what happens and why it is worth watching, in a few sentences
 * @param stream where the instances come from
 * @param drift what is injected into them
 * @param instances how many instances the run replays at the most
 * @param learner what the champion is
 * @param strategy how the champion is kept up to date
 * @param detector what watches the champion's errors
 * @param monitors what watches the features and the champion's scores
 * @param labels when labels arrive
 * @param replay the memory the champion rehearses from; empty for none
 * @param window length of the sliding window of the metrics, in labels
 * @param initialLabels labels the first version is trained on
 * @param seed of the stream, of each concept it switches to (seed + 1, seed + 2, …), of the drift's choices and of the
 *     learners; it takes the place of the streams' own seeds
 * @param policies update policy, gate and guard
 * @param start the stored version that the first champion begins from; empty for a fresh learner
 * @param forgetting how the champion is tested on past concepts during the run; empty for not at all
 * @param expect what the story promises of a run; it changes nothing in the run
 * @param next what to try next, a sentence each
 * @param stakes the class that matters and what errors about it cost; empty if all are alike
 */
public record Scenario(String id, String title, String story, StreamSpec stream, DriftSchedule drift, long instances,
    LearnerSpec learner, Strategy strategy, DetectorSpec detector, List<MonitorSpec> monitors, Labels labels,
    Optional<Replay> replay, int window, int initialLabels, int seed, Policies policies, Optional<Start> start,
    Optional<ForgettingTest> forgetting, List<Expectation> expect, List<String> next, Optional<Stakes> stakes) {
  public Scenario {
    monitors = List.copyOf(monitors);
    expect = List.copyOf(expect);
    next = List.copyOf(next);
    Expectation.check(expect, forgetting.isPresent());
    require(instances >= 1, "instances", instances, "at least 1");
    require(window >= 10 && window <= 1_000_000, "window", window, "in [10, 1000000]");
    require(initialLabels >= 1, "initialLabels", initialLabels, "at least 1");
    policies.gate().ifPresent(gate -> Losses.check("gate", gate.loss(), stakes));
    policies.guard().ifPresent(guard -> Losses.check("guard", guard.loss(), stakes));
    if (replay.isEmpty() && policies.update() instanceof Update.FineTune) {
      throw new InputException("Policy 'update' is fine-tune, which learns the memory, but there is none; add 'replay:' or choose"
          + " another update policy.");
    }
    if (replay.isEmpty() && strategy instanceof Strategy.Periodic(int every, Strategy.Successor successor)
        && successor == Strategy.Successor.MEMORY) {
      throw new InputException("Policy 'strategy' is periodic from the memory, but there is none; add 'replay:' or choose another"
          + " strategy.");
    }
  }

  /** A scenario in which all errors are alike. */
  public Scenario(String id, String title, String story, StreamSpec stream, DriftSchedule drift, long instances,
      LearnerSpec learner, Strategy strategy, DetectorSpec detector, List<MonitorSpec> monitors, Labels labels,
      Optional<Replay> replay, int window, int initialLabels, int seed, Policies policies, Optional<Start> start,
      Optional<ForgettingTest> forgetting, List<Expectation> expect, List<String> next) {
    this(id, title, story, stream, drift, instances, learner, strategy, detector, monitors, labels, replay, window,
        initialLabels, seed, policies, start, forgetting, expect, next, Optional.empty());
  }

  /** The same scenario with something at stake. */
  public Scenario with(Stakes newStakes) {
    return new Scenario(id, title, story, stream, drift, instances, learner, strategy, detector, monitors, labels, replay,
        window, initialLabels, seed, policies, start, forgetting, expect, next, Optional.of(newStakes));
  }

  /** The gate that compares shadows with the champion; the strategy {@code gated} has one in any case. */
  public Optional<Gate> gate() {
    return policies.gate().or(() -> strategy instanceof Strategy.Gated ? Optional.of(new Gate()) : Optional.empty());
  }

  /** The guard after a promotion; {@code gated} and {@code periodic} have one unless it is set to 0 labels. */
  public Optional<Guard> guard() {
    return policies.guard().or(() -> strategy instanceof Strategy.Gated || strategy instanceof Strategy.Periodic
        ? Optional.of(new Guard()) : Optional.empty()).filter(guard -> guard.labels() > 0);
  }

  /** The same scenario with other policies. */
  public Scenario with(Policies newPolicies) {
    return new Scenario(id, title, story, stream, drift, instances, learner, strategy, detector, monitors, labels, replay,
        window, initialLabels, seed, newPolicies, start, forgetting, expect, next, stakes);
  }

  /** A scenario with the default policies: no data monitors, a fresh learner, no test on past concepts. */
  public Scenario(String id, String title, String story, StreamSpec stream, DriftSchedule drift, long instances,
      LearnerSpec learner, Strategy strategy, DetectorSpec detector, Labels labels, Optional<Replay> replay, int window,
      int initialLabels, int seed) {
    this(id, title, story, stream, drift, instances, learner, strategy, detector, List.of(), labels, replay, window,
        initialLabels, seed, Policies.DEFAULT, Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());
  }

  /** The same scenario beginning from a stored version, the lowest layers of its learner frozen. */
  public Scenario startingFrom(Start newStart) {
    return new Scenario(id, title, story, stream, drift, instances, newStart.freezing(learner), strategy, detector, monitors,
        labels, replay, window, initialLabels, seed, policies, Optional.of(newStart), forgetting, expect, next, stakes);
  }

  /** The same scenario with the layers of its learner frozen that {@link #start} says. */
  public Scenario freezing() {
    return start.map(this::startingFrom).orElse(this);
  }

  /** The same scenario with the champion tested on past concepts. */
  public Scenario with(ForgettingTest test) {
    return new Scenario(id, title, story, stream, drift, instances, learner, strategy, detector, monitors, labels, replay,
        window, initialLabels, seed, policies, start, Optional.of(test), expect, next, stakes);
  }

  /** The same scenario with other expectations, and with what to try next. */
  public Scenario expecting(List<Expectation> expectations, String... whatNext) {
    return new Scenario(id, title, story, stream, drift, instances, learner, strategy, detector, monitors, labels, replay,
        window, initialLabels, seed, policies, start, forgetting, expectations, List.of(whatNext), stakes);
  }

  /** The same scenario with other data monitors. */
  public Scenario withMonitors(List<MonitorSpec> newMonitors) {
    return new Scenario(id, title, story, stream, drift, instances, learner, strategy, detector, newMonitors, labels,
        replay, window, initialLabels, seed, policies, start, forgetting, expect, next, stakes);
  }

  /** The same scenario with another stream. */
  public Scenario withStream(StreamSpec newStream) {
    return new Scenario(id, title, story, newStream, drift, instances, learner, strategy, detector, monitors, labels, replay,
        window, initialLabels, seed, policies, start, forgetting, expect, next, stakes);
  }

  /** The same scenario with other drift. */
  public Scenario withDrift(DriftSchedule newDrift) {
    return new Scenario(id, title, story, stream, newDrift, instances, learner, strategy, detector, monitors, labels, replay,
        window, initialLabels, seed, policies, start, forgetting, expect, next, stakes);
  }

  /**
   * A fresh stream of the scenario's instances, its drift injected and the seeds set, as a run replays it.
   *
   * @throws InputException if the stream cannot be opened or the drift does not fit it
   */
  public DriftingStream open() {
    return new DriftingStream(stream.withSeed(seed), drift.withSeeds(seed + 1), seed);
  }

  /** The same scenario with another seed. */
  public Scenario withSeed(int newSeed) {
    return new Scenario(id, title, story, stream, drift, instances, learner, strategy, detector, monitors, labels, replay,
        window, initialLabels, newSeed, policies, start, forgetting, expect, next, stakes);
  }

  /** The same scenario over another number of instances. */
  public Scenario withInstances(long newInstances) {
    return new Scenario(id, title, story, stream, drift, newInstances, learner, strategy, detector, monitors, labels,
        replay, window, initialLabels, seed, policies, start, forgetting, expect, next, stakes);
  }

  /**
   * The same scenario with another strategy, detector, learner, update policy, gate, guard or memory.
   *
   * @throws InputException if the part is none of these, in one sentence
   */
  Scenario using(Spec part) {
    return switch (part) {
      case Strategy other -> with(learner, other, detector);
      case DetectorSpec other -> with(learner, strategy, other);
      case LearnerSpec other -> with(other, strategy, detector);
      case Update other -> with(new Policies(other, policies.gate(), policies.guard()));
      case Gate other -> with(new Policies(policies.update(), Optional.of(other), policies.guard()));
      case Guard other -> with(new Policies(policies.update(), policies.gate(), Optional.of(other)));
      case MemorySpec other -> with(replay.map(r -> new Replay(other, r.batch(), r.every())).orElseGet(() -> new Replay(other)));
      default -> throw new InputException(
          ("A run cannot change '%s' on the way; only its strategy, update policy, gate, guard, memory, detector, monitors,"
              + " learner and labels, and in a fork its drift. Open a scenario that has it from the first instance on.")
              .formatted(part.id()));
    };
  }

  /**
   * The same scenario without a part, or with the strategy's own in its place.
   *
   * @throws InputException if there is no such part, or another one needs it, in one sentence
   */
  Scenario without(RunCommand.Part part) {
    boolean present = switch (part) {
      case MEMORY -> replay.isPresent();
      case GATE -> policies.gate().isPresent();
      case GUARD -> policies.guard().isPresent();
    };
    if (!present) {
      throw new InputException(inForce(part).isEmpty() ? "The run has no %s, so there is none to remove.".formatted(Params.word(part))
          : "The %s is the strategy's own and cannot be removed; choose another strategy, or another %1$s."
              .formatted(Params.word(part)));
    }
    return switch (part) {
      case MEMORY -> with(Optional.empty());
      case GATE -> with(new Policies(policies.update(), Optional.empty(), policies.guard()));
      case GUARD -> with(new Policies(policies.update(), policies.gate(), Optional.empty()));
    };
  }

  /** A part as JSON, the strategy's own included; empty if there is none. */
  Optional<String> inForce(RunCommand.Part part) {
    return switch (part) {
      case MEMORY -> replay.map(Replay::json);
      case GATE -> gate().map(Params::json);
      case GUARD -> guard().map(Params::json);
    };
  }

  /** The part that {@link #using another one} takes the place of; empty if there is none. */
  Optional<Spec> inPlaceOf(Spec part) {
    return switch (part) {
      case Strategy _ -> Optional.of(strategy);
      case DetectorSpec _ -> Optional.of(detector);
      case LearnerSpec _ -> Optional.of(learner);
      case Update _ -> Optional.of(policies.update());
      case Gate _ -> gate().map(Spec.class::cast);
      case Guard _ -> guard().map(Spec.class::cast);
      case MemorySpec _ -> replay.map(Replay::memory);
      default -> Optional.empty();
    };
  }

  /** The same scenario with labels that arrive by other rules. */
  Scenario with(Labels newLabels) {
    return new Scenario(id, title, story, stream, drift, instances, learner, strategy, detector, monitors, newLabels, replay,
        window, initialLabels, seed, policies, start, forgetting, expect, next, stakes);
  }

  /** The same scenario rehearsing otherwise. */
  Scenario with(Replay newReplay) {
    return with(Optional.of(newReplay));
  }

  private Scenario with(Optional<Replay> newReplay) {
    return new Scenario(id, title, story, stream, drift, instances, learner, strategy, detector, monitors, labels,
        newReplay, window, initialLabels, seed, policies, start, forgetting, expect, next, stakes);
  }

  private Scenario with(LearnerSpec newLearner, Strategy newStrategy, DetectorSpec newDetector) {
    return new Scenario(id, title, story, stream, drift, instances, newLearner, newStrategy, newDetector, monitors, labels,
        replay, window, initialLabels, seed, policies, start, forgetting, expect, next, stakes);
  }

  private static void require(boolean holds, String name, long value, String range) {
    if (!holds) {
      throw new InputException("Parameter '%s' is %d but must be %s.".formatted(name, value, range));
    }
  }
}
