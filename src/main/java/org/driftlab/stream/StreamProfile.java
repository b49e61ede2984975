// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;

/**
 * What the columns of a stream hold, from reading it once in constant memory.
 *
 * @param instances how many were read
 * @param complete whether that was all
 * @param columns the features in order
 * @param label the label's name
 * @param classes the classes by name
 * @param perClass instances of each class, [classes]
 * @param noLabel instances without a label
 * @param first the first instances, as they are written in a file; the label last
 */
public record StreamProfile(long instances, boolean complete, List<Column> columns, String label, List<String> classes,
    List<Long> perClass, long noLabel, List<List<String>> first) {
  private static final int PROGRESS = 4_096;
  private static final int FIRST = 50;
  private static final int SAMPLE = 4_096;
  private static final int BINS = 24;
  private static final int SEED = 1;

  /**
   * One feature.
   *
   * @param attribute its name and kind
   * @param missing instances without a value
   * @param min the smallest value; {@code NaN} for a nominal feature or one that is always missing
   * @param mean of the values that are there
   * @param deviation their standard deviation
   * @param max the largest value
   * @param ascending whether no value is smaller than the one before and not all are equal, as of a time
   * @param counts instances of each value of a nominal feature; of a numeric one those of a sample in intervals of equal
   *     width from min to max
   */
  public record Column(Attribute attribute, long missing, double min, double mean, double deviation, double max,
      boolean ascending, List<Long> counts) {}

  public StreamProfile {
    columns = List.copyOf(columns);
    classes = List.copyOf(classes);
    perClass = List.copyOf(perClass);
    first = List.copyOf(first);
  }

  /** The first numeric feature that only ascends, which tells the order of the instances. */
  public Optional<Column> time() {
    return columns.stream().filter(Column::ascending).findFirst();
  }

  /**
   * Reads a stream.
   *
   * @param stream is read on from where it stands
   * @param most how many instances to read at the most
   * @param keepGoing is told the number of instances read every few thousand; false stops
   * @throws java.util.concurrent.CancellationException if {@code keepGoing} said so
   */
  public static StreamProfile of(InstanceStream stream, long most, LongPredicate keepGoing) {
    var schema = stream.schema();
    var tallies = new ArrayList<Tally>();
    schema.features().forEach(attribute -> tallies.add(new Tally(attribute)));
    var perClass = new long[schema.classCount()];
    var first = new ArrayList<List<String>>();
    var instance = new Instance(schema);
    long noLabel = 0;
    long read = 0;
    boolean more = true;
    while (read < most && (more = stream.next(instance))) {
      for (int f = 0; f < tallies.size(); f++) {
        tallies.get(f).see(instance.x[f]);
      }
      if (instance.y == Instance.NO_LABEL) {
        noLabel++;
      } else {
        perClass[instance.y]++;
      }
      if (read < FIRST) {
        first.add(row(instance, schema.features(), schema.label()));
      }
      if (++read % PROGRESS == 0) {
        FileStream.checkProgress(keepGoing, read);
      }
    }
    return new StreamProfile(read, !more, tallies.stream().map(Tally::column).toList(), schema.label().name(),
        schema.label().values(), Arrays.stream(perClass).boxed().toList(), noLabel, first);
  }

  private static List<String> row(Instance instance, List<Attribute> features, Attribute.Nominal label) {
    var row = new ArrayList<String>();
    for (int f = 0; f < features.size(); f++) {
      double value = instance.x[f];
      row.add(Double.isNaN(value) ? "?"
          : features.get(f) instanceof Attribute.Nominal n ? n.values().get((int) value) : number(value));
    }
    row.add(instance.y == Instance.NO_LABEL ? "?" : label.values().get(instance.y));
    return row;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
  }

  /** What was seen in one feature; mean and variance by Welford's recursion. */
  private static final class Tally {
    private final Attribute attribute;
    private final long[] values;
    private final double[] sample;
    private final LegacyRandom random = new LegacyRandom(SEED);
    private long missing;
    private long seen;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double mean;
    private double squares;
    private double last = Double.NEGATIVE_INFINITY;
    private boolean falls;

    Tally(Attribute attribute) {
      this.attribute = attribute;
      values = new long[attribute instanceof Attribute.Nominal n ? n.values().size() : 0];
      sample = new double[attribute instanceof Attribute.Nominal ? 0 : SAMPLE];
    }

    void see(double value) {
      if (Double.isNaN(value)) {
        missing++;
        return;
      }
      seen++;
      if (attribute instanceof Attribute.Nominal) {
        values[(int) value]++;
        return;
      }
      min = Math.min(min, value);
      max = Math.max(max, value);
      double delta = value - mean;
      mean += delta / seen;
      squares += delta * (value - mean);
      falls |= value < last;
      last = value;
      keep(value);
    }

    /** Keeps a uniform sample: Vitter's reservoir. */
    private void keep(double value) {
      if (seen <= SAMPLE) {
        sample[(int) seen - 1] = value;
      } else {
        long place = (long) (random.nextDouble() * seen);
        if (place < SAMPLE) {
          sample[(int) place] = value;
        }
      }
    }

    Column column() {
      if (attribute instanceof Attribute.Nominal) {
        return new Column(attribute, missing, Double.NaN, Double.NaN, Double.NaN, Double.NaN, false,
            Arrays.stream(values).boxed().toList());
      }
      if (seen == 0) {
        return new Column(attribute, missing, Double.NaN, Double.NaN, Double.NaN, Double.NaN, false, List.of());
      }
      double deviation = seen > 1 ? StrictMath.sqrt(squares / (seen - 1)) : 0;
      return new Column(attribute, missing, min, mean, deviation, max, !falls && max > min && missing == 0, bins());
    }

    private List<Long> bins() {
      var counts = new long[BINS];
      int kept = (int) Math.min(seen, SAMPLE);
      for (int i = 0; i < kept; i++) {
        double share = max > min ? (sample[i] - min) / (max - min) : 0;
        counts[Math.min(BINS - 1, (int) (share * BINS))]++;
      }
      return Arrays.stream(counts).boxed().toList();
    }
  }
}
