// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.driftlab.catalog.Names;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What one may ask of the benchmarks of learners, as properties that Maven hands on: {@code bench.only} names learners,
 * separated by commas; {@code bench.shots} and {@code bench.forks} make a run shorter or longer; {@code bench.prof=gc} also
 * counts allocated bytes, of learners that go on learning from shot to shot.
 */
final class BenchSettings {
  /** Set in the JVMs of a run that counts bytes. */
  private static final String KEEP = "bench.keep";

  private BenchSettings() {}

  /** Whether a learner is to go on from shot to shot, so that what it allocates at its beginning is over. */
  static boolean keepLearners() {
    return Boolean.getBoolean(KEEP);
  }

  static boolean profiled() {
    return !text("bench.prof").isEmpty();
  }

  /** Runs a benchmark for the learners named by the arguments or, if there are none, by the property. */
  static Collection<RunResult> run(Class<?> benchmark, String[] arguments) throws RunnerException {
    var options = new OptionsBuilder().include(benchmark.getName() + "\\.").verbosity(VerboseMode.SILENT);
    List<String> only = chosen(arguments);
    check(only, learners(benchmark));
    if (!only.isEmpty()) {
      options.param("learner", only.toArray(String[]::new));
    }
    if (profiled()) {
      options.addProfiler(text("bench.prof")).jvmArgsAppend("-D" + KEEP + "=true");
    }
    int shots = shots(0);
    if (shots > 0) {
      options.measurementIterations(shots).warmupIterations((shots + 1) / 2);
    }
    if (!text("bench.forks").isEmpty()) {
      options.forks(Integer.parseInt(text("bench.forks")));
    }
    return new Runner(options.build()).run();
  }

  private static List<String> learners(Class<?> benchmark) {
    return Stream.of(benchmark.getDeclaredFields()).filter(field -> field.getName().equals("learner"))
        .map(field -> field.getAnnotation(Param.class)).flatMap(param -> param == null ? Stream.of() : Stream.of(param.value()))
        .toList();
  }

  /** Ends the process with a sentence if a name is none of a benchmark's learners. */
  static void check(List<String> chosen, List<String> known) {
    chosen.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
      System.err.println(Names.unknown("learner", name, known));
      System.exit(2);
    });
  }

  /** The names in the arguments or, if there are none, in the property. */
  static List<String> chosen(String[] arguments) {
    return arguments.length > 0 ? List.of(arguments)
        : Stream.of(text("bench.only").split(",")).filter(name -> !name.isEmpty()).toList();
  }

  /** How many shots are asked for. */
  static int shots(int otherwise) {
    return text("bench.shots").isEmpty() ? otherwise : Integer.parseInt(text("bench.shots"));
  }

  private static String text(String property) {
    return System.getProperty(property, "").strip();
  }

  /** The bytes allocated an instance in the shot that allocated least, once all was compiled; a dash if not counted. */
  static String bytes(RunResult result, int instances) {
    return result.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .mapToDouble(BenchSettings::allocated)
        .min().stream().mapToObj(bytes -> bytes < 0 ? "–" : String.format(Locale.ROOT, "%.1f", bytes / instances))
        .findFirst().orElse("–");
  }

  private static double allocated(IterationResult shot) {
    return shot.getSecondaryResults().entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
        .mapToDouble(entry -> entry.getValue().getScore()).findFirst().orElse(-1);
  }
}
