// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neighbour;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.driftlab.data.Instance;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;

/** The state of a {@link SamKnn}. */
final class SamLearner implements Learner, Internals {
  private final SamKnn spec;
  private final FeatureLayout layout;
  private final int classes;
  private final long seed;
  private final Metric metric;

  /** The short-term memory: the places from {@link #first} to its count, oldest first. */
  private final Points recent;

  private int first;

  /** The long-term memory, in no order. */
  private Points past;

  private final InterleavedTests tests;

  /** How often the long-term memory was compressed: each time draws from a sequence of its own. */
  private int compressions;

  /** The last instance that was looked at, its encoded values, and its squared distances to both memories. */
  private final double[] lastX;

  private boolean current;
  private final double[] values;
  private double[] recentDistances = new double[0];
  private double[] pastDistances = new double[0];
  private final Neighbours nearRecent;
  private final Neighbours nearPast;
  private final Neighbours nearBoth;
  private final Neighbours nearLevel;
  private final double[] votes;

  SamLearner(SamKnn spec, FeatureLayout layout, int classes, long seed) {
    this(spec, layout, classes, seed, new Metric(layout, spec.scaling()), new Points(layout), new Points(layout),
        new InterleavedTests(untested(spec)));
    tests.open(0, 0, 0);
  }

  private SamLearner(SamKnn spec, FeatureLayout layout, int classes, long seed, Metric metric, Points recent,
      Points past, InterleavedTests tests) {
    this.spec = spec;
    this.layout = layout;
    this.classes = classes;
    this.seed = seed;
    this.metric = metric;
    this.recent = recent;
    this.past = past;
    this.tests = tests;
    int features = layout.numeric.length + layout.nominal.length;
    lastX = new double[features];
    values = new double[features];
    nearRecent = new Neighbours(spec.k());
    nearPast = new Neighbours(spec.k());
    nearBoth = new Neighbours(spec.k());
    nearLevel = new Neighbours(spec.k());
    votes = new double[classes];
  }

  /** The first k predictions of an interleaved test have fewer than k neighbours to ask; a short window keeps one. */
  private static int untested(SamKnn spec) {
    return Math.min(spec.k(), spec.minSize() - 1);
  }

  @Override
  public void predict(Instance instance, double[] scores) {
    if (recent.count == first) {
      Scores.uniform(scores);
      return;
    }
    lookAt(instance.x);
    Neighbours answering = nearRecent;
    Points places = recent;
    if (tests.longRight > tests.shortRight && tests.longRight >= tests.bothRight && nearPast.size > 0) {
      answering = nearPast;
      places = past;
    } else if (tests.bothRight > tests.shortRight) {
      answering = nearBoth;
    }
    answering.vote(places, past, scores);
    Scores.fromWeights(scores, scores);
  }

  @Override
  public void learn(Instance instance) {
    if (!Values.learnable(instance)) {
      return;
    }
    if (!current || !Values.same(instance.x, lastX)) {
      lookAt(instance.x);
    }
    current = false;
    int label = instance.y;
    int outcome = outcome(label);
    double reach = nearRecent.reach(recent, label);
    if (reach >= 0) {
      nearPast.dropContradicting(past, label, reach);
    }
    append(label, instance.weight, outcome);
    metric.learn(instance.x, values);
    openLevels();
    if (tests.best(recent.count) > 0) {
      testBetterLevelsAgain();
      int best = tests.best(recent.count);
      if (best > 0) {
        cut(best);
      }
    }
    bound();
  }

  /** Works out the values of an instance and its neighbours in both memories. */
  private void lookAt(double[] x) {
    System.arraycopy(x, 0, lastX, 0, lastX.length);
    current = true;
    metric.encode(x, values);
    if (recentDistances.length < recent.room()) {
      recentDistances = new double[recent.room()];
    }
    if (pastDistances.length < past.room()) {
      pastDistances = new double[past.room()];
    }
    metric.measure(values, recent, recentDistances, first, recent.count);
    metric.measure(values, past, pastDistances, 0, past.count);
    nearRecent.offerAll(recentDistances, first, recent.count);
    nearPast.offerAll(pastDistances, 0, past.count);
    nearBoth.merge(nearRecent, nearPast);
  }

  /** Which memories and which levels of the short-term one would have been right about a label. */
  private int outcome(int label) {
    if (recent.count == first) {
      return 0;
    }
    int outcome = isRight(nearRecent, recent, label) ? InterleavedTests.SHORT | InterleavedTests.level(0) : 0;
    outcome |= nearPast.size > 0 && isRight(nearPast, past, label) ? InterleavedTests.LONG : 0;
    outcome |= isRight(nearBoth, recent, label) ? InterleavedTests.BOTH : 0;
    return outcome | levelOutcomes(label, recentDistances, recent.count);
  }

  private int levelOutcomes(int label, double[] distances, int to) {
    int outcome = 0;
    int end = to;
    nearLevel.clear();
    for (int j = tests.levels - 1; j > 0; j--) {
      // Each level looks back farther than the one after it and keeps what that one found.
      for (int i = end - 1; i >= tests.start[j]; i--) {
        nearLevel.offer(distances[i], i);
      }
      end = Math.min(end, tests.start[j]);
      outcome |= isRight(nearLevel, recent, label) ? InterleavedTests.level(j) : 0;
    }
    return outcome;
  }

  private boolean isRight(Neighbours near, Points places, int label) {
    near.vote(places, past, votes);
    return Scores.argMax(votes) == label;
  }

  private void append(int label, double weight, int outcome) {
    int most = spec.maxSize() + spec.maxSize() / 4 + 2;
    if (recent.count == most) {
      compact();
    }
    recent.reserve(recent.count + 1, most);
    tests.reserve(recent.room());
    recent.put(recent.count, values, label, weight);
    tests.add(recent.count++, outcome);
  }

  /** Moves the short-term memory to the front of its arrays. */
  private void compact() {
    if (first > 0) {
      tests.shift(first, recent.count);
      recent.keep(first, recent.count - first);
      first = 0;
    }
  }

  /** Lets the levels' beginnings follow the size of the window, and tests a level that is new on all it covers. */
  private void openLevels() {
    int size = recent.count - first;
    int levels = InterleavedTests.levels(size, spec.minSize());
    tests.levels = Math.min(tests.levels, levels);
    for (int j = 0; j < tests.levels; j++) {
      tests.advance(j, recent.count - (size >> j));
    }
    while (tests.levels < levels) {
      int j = tests.levels;
      int start = recent.count - (size >> j);
      for (int place = start; place < recent.count; place++) {
        testAgain(j, start, place);
      }
      tests.open(j, start, recent.count);
    }
  }

  /**
   * Levels that slid on keep predictions made from instances they no longer cover, which flatters them: those that seem
   * better than the whole window are tested anew on what they cover.
   */
  private void testBetterLevelsAgain() {
    for (int j = 1; j < tests.levels; j++) {
      if (tests.isBetter(j, 0, recent.count)) {
        int start = tests.start[j];
        for (int place = start; place < recent.count; place++) {
          testAgain(j, start, place);
        }
        tests.open(j, start, recent.count);
      }
    }
  }

  /** Predicts a stored instance from those between the beginning of a level and itself. */
  private void testAgain(int j, int start, int place) {
    recent.get(place, values);
    if (recentDistances.length < recent.room()) {
      recentDistances = new double[recent.room()];
    }
    metric.measure(values, recent, recentDistances, start, place);
    nearLevel.offerAll(recentDistances, start, place);
    boolean right = place > start && isRight(nearLevel, recent, recent.labels[place]);
    int bit = InterleavedTests.level(j);
    tests.bits[place] = right ? tests.bits[place] | bit : tests.bits[place] & ~bit;
  }

  /** Keeps the window of a level; what is dropped and does not contradict it goes to the long-term memory. */
  private void cut(int level) {
    int start = tests.start[level];
    int oldFirst = first;
    tests.drop(oldFirst, start);
    tests.promote(level, start, recent.count);
    first = start;
    var dropped = new Points(layout);
    transfer(oldFirst, start, dropped);
    clean(dropped);
    for (int i = 0; i < dropped.count; i++) {
      dropped.get(i, values);
      remember(past, values, dropped.labels[i], dropped.weights[i]);
    }
  }

  private void transfer(int from, int to, Points target) {
    for (int i = from; i < to; i++) {
      recent.get(i, values);
      remember(target, values, recent.labels[i], recent.weights[i]);
    }
  }

  private static void remember(Points points, double[] values, int label, double weight) {
    points.reserve(points.count + 1, Integer.MAX_VALUE);
    points.put(points.count++, values, label, weight);
  }

  /** Drops what contradicts any instance of the short-term memory. */
  private void clean(Points dropped) {
    var distances = new double[Math.max(recent.count, dropped.count)];
    for (int i = first; i < recent.count && dropped.count > 0; i++) {
      recent.get(i, values);
      metric.measure(values, recent, distances, first, recent.count);
      distances[i] = Double.POSITIVE_INFINITY;
      nearLevel.offerAll(distances, first, recent.count);
      nearLevel.forget(i);
      double reach = nearLevel.reach(recent, recent.labels[i]);
      if (reach >= 0) {
        metric.measure(values, dropped, distances, 0, dropped.count);
        nearLevel.offerAll(distances, 0, dropped.count);
        nearLevel.dropContradicting(dropped, recent.labels[i], reach);
      }
    }
  }

  /** Keeps both memories together within the largest size. */
  private void bound() {
    if (recent.count - first + past.count <= spec.maxSize()) {
      return;
    }
    int room = spec.longTermSize() - past.count;
    if (room >= 0) {
      int moved = Math.min(room + 1, recent.count - first - spec.minSize());
      transfer(first, first + moved, past);
      tests.drop(first, first + moved);
      first += moved;
      tests.levels = 0;
      openLevels();
    }
    past = new Compression(layout, metric, seed * 31 + compressions++).halve(past, classes);
    // Where most classes have one instance, there is nothing to halve.
    past.thin(spec.longTermSize());
  }

  @Override
  public SequencedMap<String, Number> internals() {
    int window = recent.count - first;
    var figures = new LinkedHashMap<String, Number>();
    figures.put("short-term instances", window);
    figures.put("long-term instances", past.count);
    figures.put("short-term accuracy", (double) tests.shortRight / Math.max(1, window));
    figures.put("long-term accuracy", (double) tests.longRight / Math.max(1, window));
    figures.put("combined accuracy", (double) tests.bothRight / Math.max(1, window));
    figures.put("compressions", compressions);
    return figures;
  }

  @Override
  public Learner copy() {
    var copy = new SamLearner(spec, layout, classes, seed, metric.copy(), recent.copy(), past.copy(), tests.copy());
    copy.first = first;
    copy.compressions = compressions;
    return copy;
  }

  @Override
  public void save(ModelWriter out) {
    compact();
    current = false;
    out.writeLong(seed);
    out.writeInt(compressions);
    metric.save(out);
    recent.save(out);
    out.writeInts(Arrays.copyOf(tests.bits, recent.count));
    past.save(out);
  }

  static SamLearner load(SamKnn spec, FeatureLayout layout, int classes, ModelReader in) {
    long seed = in.readLong();
    int compressions = StoredValues.within(in.readInt(), 0, Integer.MAX_VALUE, "number of compressions");
    Metric metric = Metric.load(layout, spec.scaling(), in);
    Points recent = Points.load(layout, classes, spec.maxSize(), in);
    int[] bits = in.readInts();
    Points past = Points.load(layout, classes, spec.maxSize(), in);
    if (bits.length != recent.count) {
      throw new ModelFormatException("The stored model has %d test results where %d are expected."
          .formatted(bits.length, recent.count));
    }
    var tests = new InterleavedTests(untested(spec));
    tests.bits = bits;
    tests.recount(0, recent.count, spec.minSize());
    tests.reserve(recent.room());
    var learner = new SamLearner(spec, layout, classes, seed, metric, recent, past, tests);
    learner.compressions = compressions;
    return learner;
  }

  @Override
  public long modelBytes() {
    long window = recent.count - first;
    return metric.bytes() + (window + past.count) * recent.bytesEach() + window * Integer.BYTES;
  }
}
