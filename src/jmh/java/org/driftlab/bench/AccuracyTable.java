// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.math.Scores;
import org.driftlab.stream.Agrawal;
import org.driftlab.stream.ConceptDrift;
import org.driftlab.stream.Hyperplane;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.RandomRbfDrift;
import org.driftlab.stream.Sea;
import org.driftlab.stream.StreamSpec;

/**
 * Prints the accuracy of each learner on the streams of MOA's table beside what MOA 2024.07.0 reaches there; of those
 * with randomness the mean of five seeds. Arguments, or {@code bench.only}, choose learners by parts of their ids; none means
 * all.
 */
public final class AccuracyTable {
  private static final int SEEDS = 5;
  private static final Path DATASETS = Path.of("../shared/datasets");

  /** Learners with randomness, and the others after them, by MOA's name: the catalog's id. */
  private static final Map<String, String> RANDOM = Map.of(
      "meta.OzaBag", "online-bagging",
      "meta.OzaBagAdwin", "adwin-bagging",
      "meta.LeveragingBag", "leveraging-bagging",
      "meta.AdaptiveRandomForest", "adaptive-random-forest",
      "meta.StreamingRandomPatches", "streaming-random-patches",
      "meta.StreamingGradientBoostedTrees", "streaming-gradient-boosting",
      "trees.HoeffdingAdaptiveTree", "hoeffding-adaptive-tree");

  private static final Map<String, String> OTHERS = Map.of(
      "bayes.NaiveBayes", "naive-bayes",
      "functions.MajorityClass", "majority-class",
      "functions.NoChange", "no-change",
      "functions.Perceptron", "perceptron",
      "functions.SGD", "logistic-regression",
      "lazy.kNN", "knn",
      "trees.EFDT", "extremely-fast-decision-tree",
      "trees.HoeffdingTree", "hoeffding-tree",
      "drift.DriftDetectionMethodClassifier", "drift-reset");

  private AccuracyTable() {}

  public static void main(String[] arguments) throws IOException {
    List<String> chosen = BenchSettings.chosen(arguments);
    System.out.printf("| stream | learner | DriftLab %% | of seeds | MOA %% | difference |%n|---|---|---|---|---|---|%n");
    try (InputStream in = AccuracyTable.class.getResourceAsStream("/reference/learners/moa-accuracy.tsv")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList()) {
        String[] cells = line.split("\t");
        String moa = cells[1].split(" ")[0];
        String id = RANDOM.getOrDefault(moa, OTHERS.getOrDefault(moa, ""));
        if (Catalog.LEARNERS.ids().contains(id) && isChosen(id, cells[0], chosen)) {
          print(cells[0], id, Double.parseDouble(cells[3]), RANDOM.containsKey(moa) ? SEEDS : 1);
        }
      }
    }
  }

  private static boolean isChosen(String id, String stream, List<String> chosen) {
    return chosen.isEmpty() || chosen.stream().anyMatch(part -> (id + "@" + stream).contains(part));
  }

  private static void print(String stream, String id, double moa, int seeds) throws IOException {
    Data data = data(stream);
    LearnerSpec spec = Catalog.LEARNERS.find(id);
    var each = new StringBuilder();
    double sum = 0;
    for (int seed = 1; seed <= seeds; seed++) {
      double accuracy = accuracy(spec.create(data.schema, seed), data);
      each.append(String.format(Locale.ROOT, "%s%.2f", seed > 1 ? ", " : "", accuracy));
      sum += accuracy;
    }
    System.out.printf(Locale.ROOT, "| %s | %s | %.2f | %s | %.2f | %+.2f |%n", data.name, id, sum / seeds,
        seeds > 1 ? each : "", moa, sum / seeds - moa);
  }

  private static double accuracy(Learner learner, Data data) {
    var scores = new double[data.schema.classCount()];
    int right = 0;
    for (Instance instance : data.instances) {
      learner.predict(instance, scores);
      right += Scores.argMax(scores) == instance.y ? 1 : 0;
      learner.learn(instance);
    }
    return 100.0 * right / data.instances.size();
  }

  /** A stream by MOA's command for it. */
  private record Data(String name, Schema schema, List<Instance> instances) {}

  private static Data data(String command) throws IOException {
    if (command.endsWith(".arff")) {
      return file(command.replace(".arff", ""));
    } else if (command.contains("Agrawal")) {
      return generated("Agrawal 1 → 4", new ConceptDrift(agrawal(1, 1), agrawal(4, 2), 50_000, 10_000, 0, 1));
    } else if (command.contains("SEA")) {
      return generated("SEA 1 → 3", new ConceptDrift(sea(1, 1), sea(3, 2), 50_000, 1, 0, 1));
    } else if (command.contains("Hyperplane")) {
      return generated("Hyperplane", (StreamSpec) with(new Hyperplane(),
          Map.of("numDriftAtts", "10", "magChange", "0.001")));
    }
    return generated("RBF drift", (StreamSpec) with(new RandomRbfDrift(), Map.of("speedChange", "0.001")));
  }

  private static Object with(StreamSpec spec, Map<String, String> texts) {
    return org.driftlab.data.Params.with(spec, texts);
  }

  private static StreamSpec agrawal(int function, int seed) {
    return ((StreamSpec) with(new Agrawal(), Map.of("function", Integer.toString(function)))).withSeed(seed);
  }

  private static StreamSpec sea(int function, int seed) {
    return ((StreamSpec) with(new Sea(), Map.of("function", Integer.toString(function)))).withSeed(seed);
  }

  private static Data generated(String name, StreamSpec spec) {
    InstanceStream stream = spec.create();
    var instances = new ArrayList<Instance>();
    for (int i = 0; i < 100_000; i++) {
      var instance = new Instance(stream.schema());
      stream.next(instance);
      instances.add(instance);
    }
    return new Data(name, stream.schema(), instances);
  }

  private static Data file(String name) throws IOException {
    var instances = new ArrayList<Instance>();
    List<String> lines = Files.readAllLines(DATASETS.resolve(name + ".csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      var instance = new Instance(cells.length - 1);
      for (int f = 0; f < instance.x.length; f++) {
        instance.x[f] = Double.parseDouble(cells[f]);
      }
      instance.y = Integer.parseInt(cells[cells.length - 1]);
      instances.add(instance);
    }
    List<Attribute> features = new ArrayList<>();
    IntStream.range(0, instances.getFirst().x.length).forEach(f -> features.add(new Attribute.Numeric("x" + f)));
    return new Data(name, new Schema(features, new Attribute.Nominal("class", List.of("0", "1"))), instances);
  }
}
