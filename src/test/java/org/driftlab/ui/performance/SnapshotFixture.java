// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import org.driftlab.engine.Role;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Contestant;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.evaluate.MetricSeries;
import org.driftlab.evaluate.Metrics;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.stream.drift.GroundTruth;
import org.driftlab.stream.drift.GroundTruth.Drift;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Provenance;
import org.driftlab.version.Reason;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;

/** Hand-made snapshots of the shape real runs have: 500,000 instances, an abrupt drift and a gradual one. */
final class SnapshotFixture {
  static final long INSTANCES = 500_000;
  private static final long ABRUPT = 140_000;
  private static final long FROM = 260_000;
  private static final long UNTIL = 320_000;
  private static final GroundTruth TRUTH = new GroundTruth(
      List.of(new Drift(ABRUPT, ABRUPT, "label-swap"), new Drift(FROM, UNTIL, "concept")));

  private SnapshotFixture() {}

  /** Before the first instance. */
  static RunSnapshot empty() {
    return snapshot(0, Phase.READY, TRUTH, List.of(), List.of(), contestants(0, false));
  }

  /** In the middle of the gradual drift, with a shadow. */
  static RunSnapshot running() {
    return at(312_448, Phase.RUNNING, true);
  }

  /** At the end, without a shadow. */
  static RunSnapshot finished() {
    return at(INSTANCES, Phase.FINISHED, false);
  }

  /** A run with a drift every 25,000 instances, 300 detections and 60 champions. */
  static RunSnapshot crowded() {
    var random = new SplittableRandom(5);
    var drifts = new ArrayList<Drift>();
    for (long at = 25_000; at < INSTANCES; at += 25_000) {
      drifts.add(new Drift(at, at + (at % 50_000 == 0 ? 8_000 : 0), at % 3 == 0 ? "concept" : "label-swap"));
    }
    var events = new ArrayList<RunEvent>();
    random.longs(300, 0, INSTANCES).sorted().forEach(at -> events.add(new RunEvent.Detection(at, "adwin")));
    var reigns = new ArrayList<Reign>();
    for (int i = 0; i < 60; i++) {
      reigns.add(new Reign(new VersionId(i + 1), i * INSTANCES / 60, i == 59 ? Reign.OPEN : (i + 1) * INSTANCES / 60,
          "policy", ""));
    }
    return snapshot(INSTANCES, Phase.FINISHED, new GroundTruth(drifts), events, reigns,
        contestants(INSTANCES, true));
  }

  /** A run so far without a detection. */
  static RunSnapshot withoutDetections(long index) {
    return snapshot(index, Phase.RUNNING, TRUTH, List.of(), List.of(), contestants(index, false));
  }

  /** A run with other events. */
  static RunSnapshot withEvents(RunSnapshot s, List<RunEvent> events) {
    return new RunSnapshot(s.index(), s.instances(), s.phase(), s.contestants(), s.detector(), s.truth(), s.labels(), events, s.versions(),
        s.champion(), s.reigns(), s.fingerprint(), s.monitors(), s.forgetting(), s.memory(), s.tuning(), s.classes(), s.stakes(), s.scenario());
  }

  /** A run whose names are far too long. */
  static RunSnapshot longNames() {
    var base = running();
    var drifts = List.of(new Drift(ABRUPT, ABRUPT, "a-very-long-kind-of-drift-that-somebody-invented-last-night"),
        new Drift(ABRUPT + 9_000, ABRUPT + 30_000, "another-kind-with-a-name-that-hardly-fits-anywhere"),
        new Drift(FROM, UNTIL, "concept"));
    var contestants = new ArrayList<>(base.contestants());
    contestants.add(contestant(Role.SHADOW, 123_456, INSTANCES, 300_000, i -> 0.83));
    contestants.add(contestant(Role.MAJORITY, 0, 312_448, 0, i -> 0.64));
    return new RunSnapshot(INSTANCES, INSTANCES, Phase.FINISHED, contestants,
        new RunSnapshot.Detector("Adaptive windowing over the champion's errors, with a very long explanatory title",
            base.detector().statistic(), SeriesView.EMPTY, SeriesView.EMPTY),
        new GroundTruth(drifts), RunSnapshot.LabelCounts.NONE, base.events(), base.versions(), base.champion(), base.reigns(), base.fingerprint());
  }

  private static RunSnapshot at(long index, Phase phase, boolean shadow) {
    var events = new ArrayList<RunEvent>(List.of(new RunEvent.Detection(96_000, "adwin"),
        new RunEvent.Detection(141_120, "adwin"), new RunEvent.Detection(268_000, "adwin")));
    var reigns = List.of(new Reign(new VersionId(1), 20_000, 186_000, "policy", ""),
        new Reign(new VersionId(3), 186_000, 236_000, "gate", ""),
        new Reign(new VersionId(4), 236_000, Reign.OPEN, "user", ""));
    return snapshot(index, phase, TRUTH, events, reigns, contestants(index, shadow));
  }

  private static RunSnapshot snapshot(long index, Phase phase, GroundTruth truth, List<RunEvent> events,
      List<Reign> reigns, List<Contestant> contestants) {
    var versions = new ArrayList<ModelVersion>();
    for (int i = 1; i <= reigns.size(); i++) {
      versions.add(new ModelVersion(new VersionId(i), Optional.empty(), 20_000L * i, Reason.INTERVAL,
          "logistic-regression", "{}", new Provenance("fixture", 42, "0", "25", "any", 2), Map.of(), 1, "00"));
    }
    return new RunSnapshot(index, INSTANCES, phase, contestants, detector(index), truth,
        RunSnapshot.LabelCounts.NONE, events, versions,
        reigns.isEmpty() ? Optional.empty() : Optional.of(reigns.getLast().version()), reigns,
        phase == Phase.FINISHED ? Optional.of("9f3a7c1e5b2d40688e71c2ad90be44f1") : Optional.empty());
  }

  private static List<Contestant> contestants(long index, boolean shadow) {
    var all = new ArrayList<Contestant>();
    all.add(contestant(Role.CHAMPION, index == 0 ? 0 : 4, index, 0, SnapshotFixture::champion));
    if (shadow) {
      all.add(contestant(Role.SHADOW, 6, index, 301_056, i -> 0.84 + 0.03 * Math.min(1, (i - 301_056) / 8_000.0)));
    }
    if (index > 0) {
      all.add(contestant(Role.STATIC, 1, index, 20_000, i -> i < ABRUPT ? 0.875 : i < FROM ? 0.62 : 0.70));
    }
    all.add(contestant(Role.NO_CHANGE, 0, index, 0, i -> 0.55));
    return all;
  }

  private static double champion(long i) {
    if (i < ABRUPT) {
      return 0.89 - 0.10 * Math.exp(-i / 12_000.0);
    } else if (i < 186_000) {
      return 0.71;
    } else if (i < FROM) {
      return 0.88 - 0.06 * Math.exp(-(i - 186_000) / 8_000.0);
    }
    return i < UNTIL ? 0.88 - 0.08 * (i - FROM) / (UNTIL - FROM) : 0.87 - 0.07 * Math.exp(-(i - UNTIL) / 20_000.0);
  }

  private static Contestant contestant(Role role, int version, long until, long from, LongToDoubleFunction level) {
    var series = series(until, from, role.ordinal() + version, 0.012, level);
    var metrics = series.size() == 0 ? Metrics.NONE
        : new Metrics(until - from, series.mean(series.size() - 1), 0.6, 0.5, 0.4);
    return new Contestant(role.name(), role, version == 0 ? Optional.empty() : Optional.of(new VersionId(version)),
        metrics, metrics, series);
  }

  private static RunSnapshot.Detector detector(long index) {
    return new RunSnapshot.Detector("DDM",
        series(index, 0, 99, 0.006, i -> 1 - champion(i)), series(index, 0, 98, 0, i -> i < ABRUPT ? 0.19 : 0.21),
        series(index, 0, 97, 0, i -> i < ABRUPT ? 0.24 : 0.26));
  }

  private static SeriesView series(long until, long from, int seed, double noise, LongToDoubleFunction level) {
    var random = new SplittableRandom(seed);
    var series = new MetricSeries(2_000);
    double wander = 0;
    for (long i = from + 100; i <= until; i += 100) {
      wander = 0.97 * wander + noise * 0.25 * (random.nextDouble() - 0.5) * 2;
      series.add(i, level.applyAsDouble(i) + wander + noise * (random.nextDouble() - 0.5) * 2);
    }
    return series.view();
  }
}
