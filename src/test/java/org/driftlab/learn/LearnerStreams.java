// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;

/** Small streams for tests of learners: generated ones, and the real ones that stand beside a checkout. */
public final class LearnerStreams {
  private LearnerStreams() {}

  /** A schema of numeric features and then nominal ones of the given numbers of values. */
  public static Schema schema(int numeric, int classes, int... valueCounts) {
    var features = new ArrayList<Attribute>();
    for (int i = 0; i < numeric; i++) {
      features.add(new Attribute.Numeric("n" + i));
    }
    for (int i = 0; i < valueCounts.length; i++) {
      features.add(new Attribute.Nominal("v" + i, names(valueCounts[i])));
    }
    return new Schema(features, new Attribute.Nominal("class", names(classes)));
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "value" + i).toList();
  }

  /** An instance of weight 1. */
  public static Instance instance(int y, double... x) {
    var instance = new Instance(x.length);
    System.arraycopy(x, 0, instance.x, 0, x.length);
    instance.y = y;
    return instance;
  }

  /** Instances whose class decides the middle of numeric features and the usual nominal value; some values missing. */
  public static List<Instance> random(Schema schema, long seed, int count, double missing) {
    var random = new Random(seed);
    var instances = new ArrayList<Instance>();
    for (int i = 0; i < count; i++) {
      var instance = new Instance(schema);
      instance.y = random.nextInt(schema.classCount());
      for (int f = 0; f < instance.x.length; f++) {
        instance.x[f] = value(schema, f, instance.y, random, missing);
      }
      instances.add(instance);
    }
    return instances;
  }

  private static double value(Schema schema, int f, int y, Random random, double missing) {
    double noise = random.nextGaussian();
    int other = random.nextInt(Math.max(1, schema.valueCount(f)));
    if (random.nextDouble() < missing) {
      return Double.NaN;
    } else if (schema.isNominal(f)) {
      return random.nextBoolean() ? other : (y + f) % schema.valueCount(f);
    }
    return (y * 7 + f) % 5 + noise;
  }

  /**
   * Three numbers in [0, 10), of which the first two decide the class by their sum, with a threshold that falls from
   * 8 to 7 in the middle and every tenth class on average turned round.
   */
  public static List<Instance> sea(long seed, int count) {
    var random = new Random(seed);
    var instances = new ArrayList<Instance>();
    for (int i = 0; i < count; i++) {
      Instance instance = instance(0, 10 * random.nextDouble(), 10 * random.nextDouble(), 10 * random.nextDouble());
      boolean above = instance.x[0] + instance.x[1] > (i < count / 2 ? 8 : 7);
      instance.y = above == (random.nextInt(10) > 0) ? 1 : 0;
      instances.add(instance);
    }
    return instances;
  }

  /** A file of numbers with the class index in the last column; the test is skipped if the file is absent. */
  public static List<Instance> file(String name) {
    Path path = Path.of("../shared/datasets", name);
    assumeTrue(Files.exists(path), () -> path + " is absent");
    try {
      var instances = new ArrayList<Instance>();
      List<String> lines = Files.readAllLines(path);
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",");
        var instance = new Instance(cells.length - 1);
        for (int f = 0; f < instance.x.length; f++) {
          instance.x[f] = Double.parseDouble(cells[f]);
        }
        instance.y = Integer.parseInt(cells[cells.length - 1]);
        instances.add(instance);
      }
      return instances;
    } catch (IOException e) {
      throw new AssertionError("cannot read " + path, e);
    }
  }

  /** The share of right predictions, in percent, when every instance is first predicted and then learned. */
  public static double prequentialAccuracy(Learner learner, int classes, List<Instance> instances) {
    var scores = new double[classes];
    int right = 0;
    for (Instance instance : instances) {
      learner.predict(instance, scores);
      int best = 0;
      for (int c = 1; c < classes; c++) {
        best = scores[c] > scores[best] ? c : best;
      }
      right += best == instance.y ? 1 : 0;
      learner.learn(instance);
    }
    return 100.0 * right / instances.size();
  }
}
