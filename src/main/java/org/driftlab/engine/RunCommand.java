// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.driftlab.data.Spec;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.detect.monitor.MonitorSpec;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.memory.MemorySpec;
import org.driftlab.version.VersionId;

/** What a person asks of a run; it takes effect between two instances and is recorded as an {@link Intervention}. */
public sealed interface RunCommand {
  /**
   * Run a version beside the champion.
   *
   * @param learning whether it goes on learning or stays frozen
   */
  record Shadow(VersionId version, boolean learning) implements RunCommand {}

  /** Stop a shadow. */
  record StopShadow(VersionId version) implements RunCommand {}

  /** Make a version the champion: its live shadow where there is one, else the stored model. */
  record Promote(VersionId version, String by, String why) implements RunCommand {}

  /** Make an earlier version the champion again, as it was stored. */
  record RollBack(VersionId version, String by, String why) implements RunCommand {}

  /**
   * Go on with another part of the scenario. What was learned so far stays: a new detector begins knowing nothing,
   * and with other parameters of the same learner the models that learn take these over with their state as it is. A learner of
   * another kind begins knowing nothing, or what the memory holds; it is the champion from there on, as a new version.
   *
   * <p>Under another update policy a batch that is not full is learned first. Another gate compares every shadow afresh. Another
   * guard watches over the promotions to come; one of 0 labels lets those go that are watched now. Another memory is offered
   * what the one before holds, oldest first; a run without one begins to rehearse.
   *
   * @param part a {@link Strategy}, an {@link Update}, a {@link Gate}, a {@link Guard}, or the spec of a detector, a learner or
   *     a memory
   */
  record Use(Spec part) implements RunCommand {
    private static final Map<String, Class<? extends Spec>> KINDS =
        Map.of("strategy", Strategy.class, "detector", DetectorSpec.class, "learner", LearnerSpec.class, "update",
            Update.class, "gate", Gate.class, "guard", Guard.class, "memory", MemorySpec.class);

    /** What the part is, as it stands in files, such as "strategy" or "memory"; "part" for what no run can use. */
    public String kind() {
      return KINDS.entrySet().stream().filter(kind -> kind.getValue().isInstance(part)).map(Map.Entry::getKey).findFirst()
          .orElse("part");
    }

    /** The type of a part of a kind. */
    public static Class<? extends Spec> type(String kind) {
      return Objects.requireNonNull(KINDS.getOrDefault(kind, Spec.class));
    }
  }

  /**
   * Rehearse otherwise: from another memory, or from the same one in other batches. The same memory keeps what it holds; another
   * one is offered it, oldest first. A run without a memory begins to rehearse.
   *
   * @param replay the memory, the size of a batch and the labels between two batches
   */
  record UseReplay(Replay replay) implements RunCommand {
    /** The command from what a file tells; the memory is one of {@link Use#type} "memory". */
    public static UseReplay of(Spec memory, int batch, int every) {
      return new UseReplay(new Replay((MemorySpec) memory, batch, every));
    }
  }

  /**
   * Have the features and the champion's scores watched by other monitors. All of them begin knowing nothing.
   *
   * @param monitors all of them from here on; may be empty
   */
  record UseMonitors(List<MonitorSpec> monitors) implements RunCommand {
    public UseMonitors {
      monitors = List.copyOf(monitors);
    }

    /** The command from what a file tells; each monitor is one of {@link #type}. */
    public static UseMonitors of(List<? extends Spec> monitors) {
      return new UseMonitors(monitors.stream().map(MonitorSpec.class::cast).toList());
    }

    /** The type of a monitor. */
    public static Class<? extends Spec> type() {
      return MonitorSpec.class;
    }
  }

  /** What a run can be without. */
  enum Part {
    /** No memory: nothing is rehearsed any more, and what was held is forgotten. */
    MEMORY,
    /** No gate of its own, but the strategy's own, if that has one; without any no shadow is compared any more. */
    GATE,
    /** No guard of its own, but the strategy's own, if that has one; without any those watched now are let go. */
    GUARD
  }

  /** Go on without a part of the scenario. */
  record Drop(Part part) implements RunCommand {}

  /**
   * From the next instance on labels come by other rules. Those under way come when they were to come.
   *
   * @param labels when labels arrive from here on
   */
  record UseLabels(Labels labels) implements RunCommand {}

  /** Keep the champion although the gate would promote a shadow: its comparison starts afresh. */
  record Keep(VersionId version, String by, String why) implements RunCommand {}

  /**
   * Let the champion learn the whole memory some times over, and store the outcome as a version of its own.
   *
   * @param epochs how often each instance is learned, at least 1
   */
  record FineTune(int epochs, String by, String why) implements RunCommand {}
}
