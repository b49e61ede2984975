// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import moa.classifiers.AbstractClassifier;
import moa.classifiers.Classifier;
import moa.options.ClassOption;
import org.driftlab.catalog.Catalog;
import org.driftlab.learn.Learner;
import org.driftlab.learn.math.Scores;

/**
 * Prints accuracy and kappa of each learner beside MOA's on streams that are not in MOA's table: other generators, seeds,
 * lengths and parameters, missing values, rare classes. Both learn the same instances with the defaults of each; those with
 * randomness are the mean of five seeds of ours, and of {@code bench.shots} (otherwise 3) seeds of MOA's, whose figures are
 * kept in target/unseen-moa.tsv for the next time. Arguments, or {@code bench.only}, are parts of "learner@stream".
 */
public final class UnseenTable {
  private static final int SEEDS = 5;
  private static final Path KEPT = Path.of("target/unseen-moa.tsv");

  /** A learner of the catalog, MOA's command for the same, and whether it draws random numbers. */
  private record Pair(String id, String moa, boolean random) {}

  private static final List<Pair> PAIRS = List.of(
      new Pair("majority-class", "functions.MajorityClass", false),
      new Pair("no-change", "functions.NoChange", false),
      new Pair("naive-bayes", "bayes.NaiveBayes", false),
      new Pair("perceptron", "functions.Perceptron", false),
      new Pair("logistic-regression", "functions.SGDMultiClass -o LOGLOSS -r 0.01", false),
      new Pair("knn", "lazy.kNN -k 10 -w 1000", false),
      new Pair("hoeffding-tree", "trees.HoeffdingTree", false),
      new Pair("extremely-fast-decision-tree", "trees.EFDT", false),
      new Pair("drift-reset", "drift.DriftDetectionMethodClassifier -l trees.HoeffdingTree -d ADWINChangeDetector", false),
      new Pair("hoeffding-adaptive-tree", "trees.HoeffdingAdaptiveTree", true),
      new Pair("online-bagging", "meta.OzaBag -s 10", true),
      new Pair("adwin-bagging", "meta.OzaBagAdwin -s 10", true),
      new Pair("leveraging-bagging", "meta.LeveragingBag -s 10", true),
      new Pair("online-boosting", "meta.OzaBoost -s 10", true),
      new Pair("dynamic-weighted-majority", "meta.DynamicWeightedMajority", false),
      new Pair("adaptive-random-forest", "meta.AdaptiveRandomForest -s 10", true),
      new Pair("streaming-random-patches", "meta.StreamingRandomPatches -s 10", true));

  /** How many instances, then the stream. */
  private static final List<String> STREAMS = List.of(
      "20000 generators.STAGGERGenerator -f 2 -i 3",
      "30000 ConceptDriftStream -s (generators.STAGGERGenerator -f 1 -i 4) -d (generators.STAGGERGenerator -f 3 -i 5)"
          + " -p 15000 -w 1",
      "40000 ConceptDriftStream -s (generators.SineGenerator -f 1 -i 2) -d (generators.SineGenerator -f 2 -i 3)"
          + " -p 20000 -w 2000",
      "40000 ConceptDriftStream -s (generators.SineGenerator -f 3 -i 6 -b) -d (generators.SineGenerator -f 4 -i 7 -b)"
          + " -p 20000 -w 1",
      "40000 ConceptDriftStream -s (generators.MixedGenerator -f 1 -i 8) -d (generators.MixedGenerator -f 2 -i 9)"
          + " -p 20000 -w 1",
      "20000 generators.WaveformGenerator -i 11",
      "20000 generators.WaveformGenerator -i 12 -n",
      "20000 generators.LEDGenerator -i 13",
      "40000 ConceptDriftStream -s (generators.LEDGeneratorDrift -d 1 -i 14) -d (generators.LEDGeneratorDrift -d 7 -i 15)"
          + " -p 20000 -w 500",
      "50000 generators.RandomTreeGenerator -r 3 -i 16",
      "50000 generators.RandomTreeGenerator -r 4 -i 17 -c 6 -o 4 -u 6 -v 12",
      "20000 generators.AssetNegotiationGenerator -f 2 -i 18",
      "40000 ConceptDriftStream -s (generators.AssetNegotiationGenerator -f 1 -i 19) -d"
          + " (generators.AssetNegotiationGenerator -f 4 -i 20) -p 20000 -w 1000",
      "50000 generators.HyperplaneGenerator -i 21 -a 20 -k 5 -t 0.01",
      "50000 generators.HyperplaneGenerator -i 22 -a 5 -k 5 -t 0.1 -n 10",
      "50000 generators.HyperplaneGenerator -i 23 -c 4 -a 10 -k 2 -t 0.001",
      "50000 generators.RandomRBFGenerator -r 5 -i 24",
      "50000 generators.RandomRBFGenerator -r 6 -i 25 -c 10 -n 30 -a 8",
      "50000 generators.RandomRBFGeneratorDrift -r 7 -i 26 -s 0.0001 -k 10 -n 20",
      "50000 generators.RandomRBFGeneratorDrift -r 8 -i 27 -s 0.01 -k 50 -c 4",
      "50000 ConceptDriftStream -s (generators.AgrawalGenerator -f 2 -i 28) -d (generators.AgrawalGenerator -f 7 -i 29)"
          + " -p 25000 -w 1",
      "50000 ConceptDriftStream -s (generators.AgrawalGenerator -f 3 -i 30) -d (generators.AgrawalGenerator -f 5 -i 31)"
          + " -p 25000 -w 5000",
      "50000 ConceptDriftStream -s (generators.AgrawalGenerator -f 6 -i 32) -d (generators.AgrawalGenerator -f 9 -i 33)"
          + " -p 25000 -w 1",
      "50000 generators.AgrawalGenerator -f 10 -i 34",
      "50000 ConceptDriftStream -s (generators.SEAGenerator -f 2 -i 35) -d (generators.SEAGenerator -f 4 -i 36)"
          + " -p 25000 -w 1",
      "50000 ConceptDriftStream -s (generators.SEAGenerator -f 3 -i 37) -d (generators.SEAGenerator -f 2 -i 38)"
          + " -p 25000 -w 10000",
      "200000 generators.SEAGenerator -f 4 -i 39",
      "30000 generators.RandomRBFGenerator -r 9 -i 40 | missing 0.1",
      "30000 generators.AgrawalGenerator -f 1 -i 41 | missing 0.1",
      "30000 generators.RandomTreeGenerator -r 5 -i 42 | missing 0.05",
      "30000 generators.RandomRBFGenerator -r 10 -i 43 | constant 3",
      "30000 generators.SEAGenerator -f 1 -i 44 | rare 0.05",
      "30000 generators.RandomRBFGenerator -r 11 -i 45 | rare 0.03",
      "30000 generators.RandomTreeGenerator -r 6 -i 46 -o 8 -u 2 -v 30");

  private UnseenTable() {}

  public static void main(String[] arguments) throws Exception {
    List<String> chosen = BenchSettings.chosen(arguments);
    Map<String, double[]> kept = kept();
    System.out.println("| stream | learner | DriftLab %, kappa | of seeds | MOA %, kappa | of seeds | difference |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (String line : STREAMS) {
      List<Pair> pairs = PAIRS.stream().filter(pair -> isChosen(pair.id + "@" + line, chosen)).toList();
      if (!pairs.isEmpty()) {
        int blank = line.indexOf(' ');
        var stream = new MoaStream(line.substring(blank + 1), Integer.parseInt(line.substring(0, blank)));
        for (Pair pair : pairs) {
          print(line, pair, stream, kept);
        }
      }
    }
  }

  private static boolean isChosen(String name, List<String> chosen) {
    return chosen.isEmpty() || chosen.stream().anyMatch(part -> Arrays.stream(part.split("&")).allMatch(name::contains));
  }

  private static void print(String name, Pair pair, MoaStream stream, Map<String, double[]> kept) throws Exception {
    int theirs = pair.random ? BenchSettings.shots(3) : 1;
    var moa = new double[theirs][];
    for (int seed = 1; seed <= theirs; seed++) {
      String key = name + "\t" + pair.moa + "\t" + seed;
      if (!kept.containsKey(key)) {
        kept.put(key, moa(pair.moa, seed, stream));
        keep(key, kept.get(key));
      }
      moa[seed - 1] = kept.get(key);
    }
    var own = new double[pair.random ? SEEDS : 1][];
    for (int seed = 1; seed <= own.length; seed++) {
      own[seed - 1] = own(Catalog.LEARNERS.find(pair.id).create(stream.schema, seed), stream);
    }
    System.out.printf(Locale.ROOT, "| %s | %s | %.2f, %.2f | %s | %.2f, %.2f | %s | %+.2f |%n", name.replace("|", "and"),
        pair.id, mean(own, 0), mean(own, 1), each(own), mean(moa, 0), mean(moa, 1), each(moa), mean(own, 0) - mean(moa, 0));
  }

  private static double mean(double[][] figures, int which) {
    return Arrays.stream(figures).mapToDouble(figure -> figure[which]).average().orElseThrow();
  }

  private static String each(double[][] figures) {
    return figures.length == 1 ? "" : String.join(", ",
        Arrays.stream(figures).map(figure -> String.format(Locale.ROOT, "%.2f", figure[0])).toList());
  }

  private static double[] own(Learner learner, MoaStream stream) {
    var scores = new double[stream.schema.classCount()];
    var table = new long[scores.length][scores.length];
    for (org.driftlab.data.Instance instance : stream.own) {
      learner.predict(instance, scores);
      table[instance.y][Scores.argMax(scores)]++;
      learner.learn(instance);
    }
    return figures(table);
  }

  private static double[] moa(String command, int seed, MoaStream stream) throws Exception {
    var learner = (AbstractClassifier) ClassOption.cliStringToObject(command, Classifier.class, null);
    learner.setRandomSeed(seed);
    learner.setModelContext(stream.header);
    learner.prepareForUse();
    int classes = stream.schema.classCount();
    var table = new long[classes][classes];
    for (var instance : stream.moa) {
      double[] votes = learner.getVotesForInstance(instance);
      int best = 0;
      for (int c = 1; c < votes.length; c++) {
        best = votes[c] > votes[best] ? c : best;
      }
      table[(int) instance.classValue()][best]++;
      learner.trainOnInstance(instance);
    }
    return figures(table);
  }

  /** Accuracy and Cohen's kappa, both in percent, of a confusion table [true class][predicted class]. */
  private static double[] figures(long[][] table) {
    double total = 0;
    double right = 0;
    double chance = 0;
    for (int c = 0; c < table.length; c++) {
      total += Arrays.stream(table[c]).sum();
      right += table[c][c];
    }
    for (int c = 0; c < table.length; c++) {
      double predicted = 0;
      for (long[] row : table) {
        predicted += row[c];
      }
      chance += predicted / total * (Arrays.stream(table[c]).sum() / total);
    }
    return new double[] {100 * right / total, chance < 1 ? 100 * (right / total - chance) / (1 - chance) : 0};
  }

  private static Map<String, double[]> kept() throws IOException {
    var kept = new HashMap<String, double[]>();
    if (Files.exists(KEPT)) {
      for (String line : Files.readAllLines(KEPT)) {
        String[] cells = line.split("\t");
        kept.put(cells[0] + "\t" + cells[1] + "\t" + cells[2],
            new double[] {Double.parseDouble(cells[3]), Double.parseDouble(cells[4])});
      }
    }
    return kept;
  }

  private static void keep(String key, double[] figures) throws IOException {
    Files.writeString(KEPT, key + "\t" + figures[0] + "\t" + figures[1] + "\n",
        StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
