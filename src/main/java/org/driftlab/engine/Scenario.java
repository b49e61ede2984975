// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;
import java.util.Optional;
import org.driftlab.data.InputException;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.detect.monitor.MonitorSpec;
import org.driftlab.learn.LearnerSpec;
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
 */
public record Scenario(String id, String title, String story, StreamSpec stream, DriftSchedule drift, long instances,
    LearnerSpec learner, Strategy strategy, DetectorSpec detector, List<MonitorSpec> monitors, Labels labels, Optional<Replay> replay, int window,
    int initialLabels, int seed) {
  public Scenario {
    monitors = List.copyOf(monitors);
    require(instances >= 1, "instances", instances, "at least 1");
    require(window >= 10 && window <= 1_000_000, "window", window, "in [10, 1000000]");
    require(initialLabels >= 1, "initialLabels", initialLabels, "at least 1");
  }

  /** A scenario without data monitors. */
  public Scenario(String id, String title, String story, StreamSpec stream, DriftSchedule drift, long instances,
      LearnerSpec learner, Strategy strategy, DetectorSpec detector, Labels labels, Optional<Replay> replay, int window,
      int initialLabels, int seed) {
    this(id, title, story, stream, drift, instances, learner, strategy, detector, List.of(), labels, replay, window,
        initialLabels, seed);
  }

  /** The same scenario with other data monitors. */
  public Scenario withMonitors(List<MonitorSpec> newMonitors) {
    return new Scenario(id, title, story, stream, drift, instances, learner, strategy, detector, newMonitors, labels,
        replay, window, initialLabels, seed);
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
    return new Scenario(id, title, story, stream, drift, instances, learner, strategy, detector, monitors, labels, replay, window,
        initialLabels, newSeed);
  }

  /** The same scenario over another number of instances. */
  public Scenario withInstances(long newInstances) {
    return new Scenario(id, title, story, stream, drift, newInstances, learner, strategy, detector, monitors, labels, replay,
        window, initialLabels, seed);
  }

  private static void require(boolean holds, String name, long value, String range) {
    if (!holds) {
      throw new InputException("Parameter '%s' is %d but must be %s.".formatted(name, value, range));
    }
  }
}
