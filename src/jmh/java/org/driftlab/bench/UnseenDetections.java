// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import moa.classifiers.core.driftdetection.ADWIN;
import moa.classifiers.core.driftdetection.AbstractChangeDetector;
import moa.classifiers.core.driftdetection.ChangeDetector;
import moa.options.ClassOption;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.InputException;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.detect.DriftDetector;
import org.driftlab.detect.Signal;

/**
 * Feeds DriftLab's detectors and MOA's with the same random series and counts the series on which they do not answer the
 * same at every value: errors of other rates, lengths and courses, numbers, constant and alternating values, with the
 * defaults and with random options. The first argument, or {@code bench.shots}, is the number of series (otherwise 2,000).
 */
public final class UnseenDetections {
  /** An option of MOA, the parameter of ours, and the values it is drawn from. */
  private record Option(String letter, String parameter, List<String> values) {}

  /** A detector of both; the second ten courses, numbers, are only for those that are made for them. */
  private record Pair(String id, String moa, boolean numbers, List<Option> options) {}

  private static final Option FEW = new Option("-n", "minInstances", List.of("1", "5", "30", "100", "1000"));
  private static final Option WARN = new Option("-w", "warningLevel", List.of("1.0", "1.5", "2.0"));
  private static final Option OUT = new Option("-o", "driftLevel", List.of("2.0", "2.5", "3.0", "4.0"));
  private static final Option SIDES = new Option("-t", "sides", List.of("One-sided", "Two-sided"));
  private static final Option SURE = new Option("-d", "driftConfidence", List.of("0.0001", "0.001", "0.01", "0.05"));
  private static final Option LESS_SURE = new Option("-w", "warningConfidence", List.of("0.05", "0.1", "0.2"));
  private static final Option SLACK = new Option("-d", "delta", List.of("0.0", "0.005", "0.05"));
  private static final Option LIMIT = new Option("-l", "threshold", List.of("2.0", "10.0", "50.0", "100.0"));

  private static final List<Pair> PAIRS = List.of(
      new Pair("adwin", "ADWIN", true, List.of(new Option("-a", "delta", List.of("0.00001", "0.002", "0.05", "0.5")))),
      new Pair("adwin-increase", "ADWINChangeDetector", true,
          List.of(new Option("-a", "delta", List.of("0.00001", "0.002", "0.05", "0.5")))),
      new Pair("ddm", "DDM", false, List.of(FEW, WARN, OUT)),
      new Pair("eddm", "EDDM", false, List.of()),
      new Pair("rddm", "RDDM", false, List.of(FEW, WARN, OUT,
          new Option("-x", "maxConcept", List.of("300", "2000", "40000")),
          new Option("-y", "minStable", List.of("50", "300", "7000")),
          new Option("-z", "warnLimit", List.of("20", "400", "1400")))),
      new Pair("hddm-a", "HDDM_A_Test", true, List.of(SURE, LESS_SURE, SIDES)),
      new Pair("hddm-w", "HDDM_W_Test", true,
          List.of(SURE, LESS_SURE, SIDES, new Option("-m", "lambda", List.of("0.01", "0.05", "0.3")))),
      new Pair("page-hinkley", "PageHinkleyDM", true,
          List.of(FEW, SLACK, LIMIT, new Option("-a", "alpha", List.of("0.99", "0.999", "0.9999", "1.0")))),
      new Pair("cusum", "CusumDM", true, List.of(FEW, SLACK, LIMIT)),
      new Pair("ewma", "EWMAChartDM", false,
          List.of(FEW, new Option("-l", "lambda", List.of("0.05", "0.2", "0.5", "1.0")))),
      new Pair("gma", "GeometricMovingAverageDM", true, List.of(FEW,
          new Option("-l", "threshold", List.of("0.01", "0.05", "0.2")),
          new Option("-a", "alpha", List.of("0.9", "0.99", "0.999")))),
      new Pair("stepd", "STEPD", false, List.of(new Option("-r", "window", List.of("5", "30", "100")),
          new Option("-o", "driftSignificance", List.of("0.0001", "0.003", "0.01")),
          new Option("-w", "warningSignificance", List.of("0.02", "0.05", "0.2")))),
      new Pair("seed", "SEEDChangeDetector", true, List.of(
          new Option("-d", "delta", List.of("0.01", "0.05", "0.5")),
          new Option("-b", "blockSize", List.of("32", "64", "200")),
          new Option("-c", "compressEvery", List.of("50", "75", "100")))));

  private UnseenDetections() {}

  public static void main(String[] arguments) throws Exception {
    int series = arguments.length > 0 ? Integer.parseInt(arguments[0]) : BenchSettings.shots(2_000);
    System.out.println("| detector | series | values | detections | warnings | series with another answer |");
    System.out.println("|---|---|---|---|---|---|");
    for (Pair pair : PAIRS) {
      var counts = new long[4];
      for (int s = 0; s < series; s++) {
        compare(pair, new Random(s * 31L + pair.id.hashCode()), s, counts);
      }
      System.out.printf(Locale.ROOT, "| %s | %d | %d | %d | %d | %d |%n", pair.id, series, counts[0], counts[1], counts[2],
          counts[3]);
    }
  }

  private static void compare(Pair pair, Random random, int number, long[] counts) throws Exception {
    var parameters = new HashMap<String, String>();
    var command = new StringBuilder(pair.moa);
    if (number % 3 > 0) {
      for (Option option : pair.options) {
        String value = option.values.get(random.nextInt(option.values.size()));
        command.append(' ').append(option.letter).append(' ').append(value);
        parameters.put(option.parameter, value);
      }
    }
    int length = number % 100 == 99 ? 1_000_000 : 200 + random.nextInt(20_000);
    double[] values = values(random, random.nextInt(pair.numbers ? 20 : 10), length);
    DetectorSpec spec;
    try {
      spec = Catalog.DETECTORS.find(pair.id, parameters);
    } catch (InputException notForUs) {
      return;
    }
    int[] moa = moa(pair, command.toString(), parameters, values);
    int[] own = own(spec.create(), values);
    counts[0] += length;
    counts[1] += Arrays.stream(moa).filter(signal -> signal == 2).count();
    counts[2] += Arrays.stream(moa).filter(signal -> signal == 1).count();
    int at = Arrays.mismatch(own, moa);
    if (at >= 0) {
      counts[3]++;
      System.err.printf("%s, series %d: at %d of %d DriftLab says %d, MOA %d%n", command, number, at, length, own[at],
          moa[at]);
    }
  }

  private static int[] own(DriftDetector detector, double[] values) {
    var signals = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      Signal signal = detector.update(values[i]);
      signals[i] = signal == Signal.DRIFT ? 2 : signal == Signal.WARNING ? 1 : 0;
    }
    return signals;
  }

  private static int[] moa(Pair pair, String command, Map<String, String> parameters, double[] values) throws Exception {
    var signals = new int[values.length];
    if (pair.moa.equals("ADWIN")) {
      var window = new ADWIN(Double.parseDouble(parameters.getOrDefault("delta", "0.002")));
      for (int i = 0; i < values.length; i++) {
        signals[i] = window.setInput(values[i]) ? 2 : 0;
      }
      return signals;
    }
    var detector = (AbstractChangeDetector) ClassOption.cliStringToObject(command, ChangeDetector.class, null);
    detector.prepareForUse();
    for (int i = 0; i < values.length; i++) {
      detector.input(values[i]);
      signals[i] = detector.getChange() ? 2 : detector.getWarningZone() ? 1 : 0;
    }
    return signals;
  }

  /** A series of a course: below ten errors, 0 and 1, from there numbers in [0, 1] about the same means. */
  private static double[] values(Random random, int course, int length) {
    var values = new double[length];
    double from = random.nextDouble() * (random.nextBoolean() ? 0.1 : 0.6);
    double to = random.nextDouble();
    int start = random.nextInt(length);
    int width = 1 + random.nextInt(length);
    int period = 20 + random.nextInt(length);
    for (int i = 0; i < length; i++) {
      double mean = mean(course % 10, i, from, to, start, width, period);
      values[i] = course >= 10 ? Math.clamp(mean + 0.1 * random.nextGaussian(), 0.0, 1.0) : random.nextDouble() < mean ? 1 : 0;
    }
    return values;
  }

  private static double mean(int course, int i, double from, double to, int start, int width, int period) {
    return switch (course) {
      case 0 -> from;
      case 1 -> i < start ? from : to;
      case 2 -> from + (to - from) * Math.clamp((double) (i - start) / width, 0.0, 1.0);
      case 3 -> from + (to - from) / (1 + Math.exp(-4.0 * (i - start) / width));
      case 4 -> i / period % 2 == 0 ? from : to;
      case 5 -> i < start ? 0 : to;
      case 6 -> i < start ? 1 : to;
      case 7 -> i % 2;
      case 8 -> i < start ? i % 2 : from;
      default -> (i / period + (i < start ? 0 : 1)) % 2;
    };
  }
}
