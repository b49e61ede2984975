// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine.forgetting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.driftlab.data.Attribute;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.evaluate.Forgetting;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.neural.TaskAware;
import org.driftlab.stream.Glyphs;
import org.driftlab.stream.InstanceStream;

/**
 * One learner on glyph tasks that come one after the other, tested on all of them after each and on the past ones every so
 * often in between, by a copy. A split task has two digits; of permuted and rotated ones each has all ten.
 *
 * @param glyphs split, permuted or rotated
 * @param setting what the learner has to tell by itself
 * @param tasks how many; at most 5 split ones, and at most 6 of the others unless the setting is that of domains
 * @param instances training instances of each task
 * @param heldOut test instances of each task
 * @param every training instances between two tests on the past tasks
 * @param joint whether the instances of all tasks so far are learned again, mixed: the upper bound
 */
public record GlyphTrial(Glyphs.Task glyphs, Setting setting, int tasks, int instances, int heldOut, int every,
    boolean joint, long seed) {
  private static final int DIGITS = 10;
  private static final int MOST_CLASSES = 60;

  public GlyphTrial {
    int most = glyphs == Glyphs.Task.SPLIT ? DIGITS / 2 : setting == Setting.DOMAIN ? 100 : MOST_CLASSES / DIGITS;
    if (tasks < 1 || tasks > most) {
      throw new InputException("The number of tasks is %d but must be in [1, %d] here.".formatted(tasks, most));
    }
    if (glyphs == Glyphs.Task.PLAIN) {
      throw new InputException("Plain glyphs are all of one task; choose split, permuted or rotated.");
    }
  }

  /** Runs the trial, or as much of it as there is before a stop is asked for between two tests. */
  public Forgetting run(LearnerSpec spec, BooleanSupplier stop) {
    Learner learner = spec.create(schema(), seed);
    List<List<Instance>> tests = IntStream.range(0, tasks).mapToObj(t -> draw(t, heldOut, 1_000_003)).toList();
    var forgetting = new Forgetting(accuracies(learner, tests));
    var data = new ArrayList<Instance>();
    for (int task = 0; task < tasks && !stop.getAsBoolean(); task++) {
      if (!joint) {
        data.clear();
      }
      data.addAll(draw(task, instances, 17));
      Collections.shuffle(data, new Random(seed + task));
      learn(learner, data, task, tests, forgetting, stop);
      forgetting.learned(accuracies(learner, tests));
    }
    return forgetting;
  }

  private void learn(Learner learner, List<Instance> data, int task, List<List<Instance>> tests, Forgetting forgetting,
      BooleanSupplier stop) {
    begin(learner, task, joint);
    for (int i = 0; i < data.size() && !stop.getAsBoolean(); i++) {
      if (joint) {
        begin(learner, taskOf(data.get(i), task), false);
      }
      learner.learn(data.get(i));
      if ((i + 1) % every == 0) {
        for (int past = 0; past < task; past++) {
          forgetting.during(past, accuracy(learner.copy(), past, tests.get(past)));
        }
      }
    }
    if (learner instanceof TaskAware aware) {
      aware.endTask();
    }
  }

  /** The task whose class an instance has; where all tasks share theirs it makes no difference. */
  private int taskOf(Instance instance, int present) {
    if (setting != Setting.TASK) {
      return present;
    }
    return glyphs == Glyphs.Task.SPLIT ? instance.y / 2 : instance.y / DIGITS;
  }

  private void begin(Learner learner, int task, boolean all) {
    if (learner instanceof TaskAware aware) {
      aware.beginTask(all ? -1 : classes(task));
    }
  }

  private long classes(int task) {
    if (setting != Setting.TASK) {
      return -1;
    }
    return glyphs == Glyphs.Task.SPLIT ? 3L << 2 * task : 1023L << DIGITS * task;
  }

  private double[] accuracies(Learner learner, List<List<Instance>> tests) {
    return IntStream.range(0, tasks).mapToDouble(t -> accuracy(learner.copy(), t, tests.get(t))).toArray();
  }

  private double accuracy(Learner copy, int task, List<Instance> test) {
    begin(copy, task, false);
    var scores = new double[classCount()];
    int right = 0;
    for (Instance instance : test) {
      copy.predict(instance, scores);
      int best = 0;
      for (int c = 1; c < scores.length; c++) {
        best = scores[c] > scores[best] ? c : best;
      }
      right += best == instance.y ? 1 : 0;
    }
    return right / (double) test.size();
  }

  private int classCount() {
    return switch (glyphs) {
      case SPLIT -> setting == Setting.DOMAIN ? 2 : DIGITS;
      default -> setting == Setting.DOMAIN ? DIGITS : DIGITS * tasks;
    };
  }

  private Schema schema() {
    return new Schema(new Glyphs().create().schema().features(), new Attribute.Nominal("class",
        IntStream.range(0, classCount()).mapToObj(Integer::toString).toList()));
  }

  private List<Instance> draw(int task, int count, int stream) {
    InstanceStream source =
        new Glyphs(glyphs, task, 1, 30, 0.2, (int) (seed * 1_000 + task * 31 + stream)).create();
    var instance = new Instance(source.schema());
    var drawn = new Instance[count];
    for (int i = 0; i < count; i++) {
      source.next(instance);
      drawn[i] = new Instance(instance.x.length);
      drawn[i].set(instance);
      drawn[i].y = label(instance.y, task);
    }
    return Arrays.asList(drawn);
  }

  private int label(int digit, int task) {
    if (glyphs == Glyphs.Task.SPLIT) {
      return setting == Setting.DOMAIN ? digit % 2 : digit;
    }
    return setting == Setting.DOMAIN ? digit : digit + DIGITS * task;
  }
}
