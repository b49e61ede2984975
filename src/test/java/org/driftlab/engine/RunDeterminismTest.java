// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.InputException;
import org.driftlab.data.Schema;
import org.driftlab.data.Spec;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random scenarios out of everything in the catalog, with random commands: whatever way they are replayed, the same happens. */
@Timeout(60)
class RunDeterminismTest {
  private static final int SCENARIOS = 50;
  private static final int INSTANCES = 4_000;
  private static final int INITIAL = 300;
  private static final long END = Long.MAX_VALUE / 2;

  static List<Case> cases() {
    var random = new Random(2026);
    var cases = new ArrayList<Case>();
    while (cases.size() < SCENARIOS) {
      try {
        Scenario scenario = scenario(random, cases.size());
        run(scenario).close();
        cases.add(new Case(scenario, commands(random)));
      } catch (InputException e) {
        // A learner that cannot learn from this stream, or a drift that does not fit it: draw again.
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    return cases;
  }

  /** A scenario and what a person does in it. */
  record Case(Scenario scenario, List<Intervention> commands) {
    @Override
    public String toString() {
      return "%s, %s, %s, %s, %s".formatted(scenario.id(), scenario.stream().id(), scenario.learner().id(),
          scenario.detector().id(), scenario.strategy().id());
    }
  }

  /** What a person may change on the way, by kind. */
  private static final List<List<? extends Spec>> PARTS = List.of(Catalog.POLICIES.specs(), Catalog.DETECTORS.specs(),
      Catalog.UPDATES.specs(), Catalog.GATES.specs(), Catalog.GUARDS.specs(), Catalog.MEMORIES.specs());

  @ParameterizedTest
  @MethodSource("cases")
  void everyWayOfReplayingGivesTheSameFingerprint(Case drawn) {
    String whole = inPieces(drawn, new Random(1), INSTANCES);
    assertThat(inPieces(drawn, new Random(2), 700)).isEqualTo(whole);
    var onTwoThreads = List.of(CompletableFuture.supplyAsync(() -> inPieces(drawn, new Random(3), 97)),
        CompletableFuture.supplyAsync(() -> onRunThread(drawn)));
    assertThat(onTwoThreads).allSatisfy(other -> assertThat(other.join()).isEqualTo(whole));
    assertThat(backAndForth(drawn)).containsOnly(whole);
  }

  /** On the calling thread, in pieces of random length. */
  private static String inPieces(Case drawn, Random random, int longest) {
    try (Run run = run(drawn.scenario)) {
      for (Intervention command : drawn.commands) {
        while (run.index() < command.at() && !run.finished()) {
          run.advance(Math.min(1 + random.nextInt(longest), command.at() - run.index()));
        }
        run.apply(command.command());
      }
      while (!run.finished()) {
        run.advance(1 + random.nextInt(longest));
      }
      return run.fingerprint();
    }
  }

  private static String onRunThread(Case drawn) {
    try (var live = new RunThread(run(drawn.scenario), Pacer.FLAT_OUT)) {
      long index = 0;
      for (Intervention command : drawn.commands) {
        live.step(command.at() - index);
        index = command.at();
        while (live.latest().index() < index || live.latest().phase() == RunSnapshot.Phase.RUNNING) {
          LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        live.send(command.command());
      }
      live.play();
      while (live.latest().fingerprint().isEmpty()) {
        LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
      }
      return live.latest().fingerprint().orElseThrow();
    }
  }

  /** A timeline that is taken back in between, and an unchanged fork of it. */
  private static List<String> backAndForth(Case drawn) {
    try (var timeline = new Timeline(run(drawn.scenario), Checkpoints.DEFAULT_BUDGET)) {
      for (Intervention command : drawn.commands) {
        timeline.advance(command.at() - timeline.run().index());
        timeline.seek(command.at() / 2);
        timeline.seek(command.at());
        timeline.apply(command.command());
      }
      timeline.advance(END);
      String end = timeline.run().fingerprint();
      timeline.seek(INSTANCES / 3);
      timeline.advance(END);
      try (Timeline fork = timeline.fork(INSTANCES / 2, new Change.Nothing())) {
        fork.advance(END);
        return List.of(end, timeline.run().fingerprint(), fork.run().fingerprint());
      }
    }
  }

  private static Run run(Scenario scenario) {
    return new Run(scenario, new InMemoryArchive(), RunListener.NONE);
  }

  private static Scenario scenario(Random random, int number) {
    StreamSpec stream = any(random, Catalog.STREAMS.specs().stream().filter(s -> !(s instanceof FileStream)).toList());
    DetectorSpec detector = any(random, Catalog.DETECTORS.specs());
    Optional<Replay> replay = random.nextInt(3) > 0 ? Optional.empty()
        : Optional.of(new Replay(any(random, Catalog.MEMORIES.specs()), 1 + random.nextInt(16), 1 + random.nextInt(40)));
    return new Scenario("case-" + number, "", "", stream, drift(random, stream), INSTANCES,
        any(random, Catalog.LEARNERS.specs()), any(random, Catalog.POLICIES.specs()), detector, labels(random), replay,
        50 + random.nextInt(200), INITIAL, 1 + random.nextInt(1_000))
        .withMonitors(random.nextBoolean() ? List.of() : List.of(any(random, Catalog.MONITORS.specs())));
  }

  private static DriftSchedule drift(Random random, StreamSpec stream) {
    Schema schema = stream.create().schema();
    var events = new ArrayList<DriftEvent>();
    long start = 500 + random.nextInt(500);
    while (random.nextInt(3) > 0 && start < INSTANCES - 600) {
      long length = random.nextBoolean() ? 0 : 1 + random.nextInt(500);
      Profile profile = length == 0 ? Profile.ABRUPT : Profile.SIGMOID;
      events.add(random.nextBoolean() ? new DriftEvent.LabelSwap(0, schema.classCount() - 1, start, length, profile)
          : new DriftEvent.ConceptSwitch(stream, start, length, profile));
      start += length + 1 + random.nextInt(1_000);
    }
    return new DriftSchedule(events);
  }

  private static Labels labels(Random random) {
    LabelDelay delay = switch (random.nextInt(4)) {
      case 0 -> new LabelDelay.Fixed(random.nextInt(300));
      case 1 -> new LabelDelay.Uniform(0, 1 + random.nextInt(400));
      case 2 -> new LabelDelay.Geometric(1 + random.nextInt(100));
      default -> new LabelDelay.Fixed(0);
    };
    var rule = new LabelRule(delay, random.nextBoolean() ? 1 : 0.5 + random.nextDouble() / 2, random.nextInt(3) == 0 ? 0.1 : 0);
    return random.nextInt(4) > 0 ? new Labels(rule, Map.of(), Labels.DEFAULT_CAPACITY, Labels.WhenFull.DROP_OLDEST)
        : new Labels(rule, Map.of(), Math.max(300, delay.longest()), any(random, List.of(Labels.WhenFull.values())));
  }

  /** Up to six commands in order, of which some cannot be carried out. */
  private static List<Intervention> commands(Random random) {
    var commands = new ArrayList<Intervention>();
    long at = random.nextInt(1_500);
    for (int i = random.nextInt(7); i > 0 && at < INSTANCES; i--) {
      var version = new VersionId(1 + random.nextInt(3));
      Spec part = any(random, any(random, PARTS));
      commands.add(new Intervention(at, switch (random.nextInt(9)) {
        case 0, 1 -> new RunCommand.Shadow(version, random.nextBoolean());
        case 2 -> new RunCommand.StopShadow(version);
        case 3 -> new RunCommand.Promote(version, "Ada", "why not");
        case 4 -> new RunCommand.RollBack(version, "Ada", "to see");
        case 5 -> new RunCommand.UseReplay(new Replay(any(random, Catalog.MEMORIES.specs()), 1 + random.nextInt(16), 1 + random.nextInt(40)));
        case 6 -> new RunCommand.UseMonitors(random.nextBoolean() ? List.of() : List.of(any(random, Catalog.MONITORS.specs())));
        case 7 -> new RunCommand.Drop(any(random, List.of(RunCommand.Part.values())));
        default -> new RunCommand.Use(part);
      }));
      at += random.nextInt(1_000);
    }
    return commands;
  }

  private static <T> T any(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
