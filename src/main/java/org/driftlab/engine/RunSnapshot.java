// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;
import java.util.Optional;
import org.driftlab.detect.monitor.FeatureFinding;
import org.driftlab.evaluate.Confusion;
import org.driftlab.evaluate.Metrics;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.evaluate.WindowView;
import org.driftlab.stream.drift.GroundTruth;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * The state of a run at one moment, immutable.
 *
 * @param index instances replayed so far
 * @param instances instances the run will replay at the most
 * @param phase what the run is doing
 * @param contestants the champion first, then shadows, the static model and the baselines
 * @param detector what the detector shows
 * @param truth what was injected
 * @param labels what became of the labels so far
 * @param events all events so far, in order
 * @param versions all versions so far, by number
 * @param champion the version the champion was last stored or promoted as; empty before the first version
 * @param reigns all reigns so far, in order; the last one is open
 * @param fingerprint of all that happened so far; empty until the run has finished
 * @param monitors what the data monitors show, in the scenario's order
 * @param forgetting what the champion still knows of each concept; empty unless the scenario has it tested
 * @param memory what the champion rehearses from; empty without a memory
 * @param tuning the fine-tuning under way; empty if there is none
 * @param classes the names of the classes, by number
 * @param stakes what is at stake, as far as it was measured; empty unless the scenario says what it is
 * @param scenario what the run goes on by now: the scenario it began with and what was changed on the way; the same object
 *     until the next command, empty where there is no run
 */
public record RunSnapshot(long index, long instances, Phase phase, List<Contestant> contestants, Detector detector,
    GroundTruth truth, LabelCounts labels, List<RunEvent> events, List<ModelVersion> versions, Optional<VersionId> champion,
    List<Reign> reigns, Optional<String> fingerprint, List<Monitor> monitors, Optional<ForgettingView> forgetting,
    Optional<MemoryView> memory, Optional<Tuning> tuning, List<String> classes,
    Optional<StakesView> stakes, Optional<Scenario> scenario) {
  /** A state is equal to itself alone: it holds lists of thousands, and whoever listens asks sixty times a second. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /** A state in which all errors are alike, of no run. */
  public RunSnapshot(long index, long instances, Phase phase, List<Contestant> contestants, Detector detector,
      GroundTruth truth, LabelCounts labels, List<RunEvent> events, List<ModelVersion> versions,
      Optional<VersionId> champion, List<Reign> reigns, Optional<String> fingerprint, List<Monitor> monitors,
      Optional<ForgettingView> forgetting, Optional<MemoryView> memory, Optional<Tuning> tuning, List<String> classes) {
    this(index, instances, phase, contestants, detector, truth, labels, events, versions, champion, reigns, fingerprint,
        monitors, forgetting, memory, tuning, classes, Optional.empty(), Optional.empty());
  }

  /** A state without memory, test on past concepts and fine-tuning. */
  public RunSnapshot(long index, long instances, Phase phase, List<Contestant> contestants, Detector detector,
      GroundTruth truth, LabelCounts labels, List<RunEvent> events, List<ModelVersion> versions,
      Optional<VersionId> champion, List<Reign> reigns, Optional<String> fingerprint, List<Monitor> monitors) {
    this(index, instances, phase, contestants, detector, truth, labels, events, versions, champion, reigns, fingerprint,
        monitors, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  /** A state without data monitors. */
  public RunSnapshot(long index, long instances, Phase phase, List<Contestant> contestants, Detector detector,
      GroundTruth truth, LabelCounts labels, List<RunEvent> events, List<ModelVersion> versions,
      Optional<VersionId> champion, List<Reign> reigns, Optional<String> fingerprint) {
    this(index, instances, phase, contestants, detector, truth, labels, events, versions, champion, reigns, fingerprint,
        List.of());
  }

  /** What a run is doing. */
  public enum Phase {
    READY,
    RUNNING,
    PAUSED,
    FINISHED,
    FAILED
  }

  /**
   * What became of the labels.
   *
   * @param arrived labels that were scored
   * @param waiting predictions that wait for their labels
   * @param never instances whose labels never come
   * @param lost labels given up because too many were waiting
   */
  public record LabelCounts(long arrived, long waiting, long never, long lost) {
    /** Before the first instance. */
    public static final LabelCounts NONE = new LabelCounts(0, 0, 0, 0);
  }

  /**
   * One contestant.
   *
   * @param name as a legend shows it, such as "champion" or "shadow v4"
   * @param role what it is
   * @param duty of a shadow: who put it there, and for what
   * @param version the version it is a live copy of; empty for the baselines
   * @param window metrics over the sliding window
   * @param cumulative metrics since the contestant began
   * @param accuracy accuracy over the sliding window, through time
   * @param standing how it stands against the champion; empty for whom no gate compares
   * @param confused what it took for what over the sliding window
   * @param confusedSoFar what it took for what since it began
   * @param cost mean cost of a label over the sliding window, through time; empty unless the scenario says what is at stake
   * @param measured all measures over the sliding window, through time
   */
  public record Contestant(String name, Role role, Duty duty, Optional<VersionId> version, Metrics window, Metrics cumulative,
      SeriesView accuracy, Optional<Standing> standing, Confusion confused, Confusion confusedSoFar, SeriesView cost,
      WindowView measured) {
    /** A contestant whose errors cost nothing. */
    public Contestant(String name, Role role, Duty duty, Optional<VersionId> version, Metrics window, Metrics cumulative,
        SeriesView accuracy, Optional<Standing> standing, Confusion confused, Confusion confusedSoFar) {
      this(name, role, duty, version, window, cumulative, accuracy, standing, confused, confusedSoFar, SeriesView.EMPTY,
          WindowView.EMPTY);
    }

    /** A contestant that no gate compares. */
    public Contestant(String name, Role role, Optional<VersionId> version, Metrics window, Metrics cumulative,
        SeriesView accuracy) {
      this(name, role, Duty.NONE, version, window, cumulative, accuracy, Optional.empty(), Confusion.NONE, Confusion.NONE);
    }
  }

  /**
   * How a shadow stands against the champion.
   *
   * @param evidence what the gate's comparison has found since it began or restarted
   * @param verdict the verdict that waits for a person; empty while the comparison goes on
   * @param gain the gain in accuracy against the number of labels compared
   * @param lower the lower end of its confidence sequence; empty for a test without one
   * @param upper the upper end of its confidence sequence; empty for a test without one
   */
  public record Standing(Evidence evidence, Optional<Verdict> verdict, SeriesView gain, SeriesView lower,
      SeriesView upper) {}

  /**
   * A fine-tuning in the background.
   *
   * @param learned instances learned so far, by all the models that are tuned; depends on the machine's speed
   * @param instances how many there are to learn
   * @param labelsLeft labels until its outcome takes the champion's place
   */
  public record Tuning(long learned, long instances, long labelsLeft) {}

  /**
   * A data monitor.
   *
   * @param id the monitor's catalog id
   * @param title the monitor's name
   * @param statistic what it compares with its level, at each comparison
   * @param level where an alarm begins
   * @param alarm whether the last comparison was an alarm
   * @param features what the last comparison says of each feature, with the windows it compared; empty for a monitor of
   *     all features at once and before the first comparison
   */
  public record Monitor(String id, String title, SeriesView statistic, SeriesView level, boolean alarm,
      List<FeatureFinding> features) {}

  /**
   * The detector's own statistic through time.
   *
   * @param title the detector's name
   * @param statistic what it compares
   * @param warning its warning level; empty where it has none
   * @param drift its drift level; empty where it has none
   */
  public record Detector(String title, SeriesView statistic, SeriesView warning, SeriesView drift) {}
}
