// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.driftlab.data.Instance;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.InstanceWriter;
import org.driftlab.stream.RandomRbf;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Times a file of a million rows with ten numbers and a class from its opening to its last instance: the first reading,
 * which finds the columns' types and every mistake, and the second, which gives the instances. The first shot of a fresh
 * JVM is told apart, as that is what a person waits for. {@link #main} prints one table: {@code mvn -Pbench
 * -Dbench.main=org.driftlab.bench.ImportBench verify}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
public class ImportBench {
  private static final int ROWS = 1_000_000;

  @Param({"rows.csv", "rows.csv.gz", "rows.csv.zip", "rows.arff"})
  public String file;

  private Path path = Path.of("");

  @Setup(Level.Trial)
  public void write() throws IOException {
    path = Files.createTempDirectory("driftlab-import").resolve(file);
    InstanceStream stream = new RandomRbf().create();
    var instance = new Instance(stream.schema());
    try (Writer out = new OutputStreamWriter(compressed(Files.newOutputStream(path)), StandardCharsets.UTF_8)) {
      var writer = new InstanceWriter(out, stream.schema(),
          file.contains(".arff") ? InstanceWriter.Format.ARFF : InstanceWriter.Format.CSV, InstanceWriter.NominalForm.NAME);
      writer.header();
      for (int i = 0; i < ROWS; i++) {
        stream.next(instance);
        writer.write(instance);
      }
      writer.flush();
    }
  }

  private OutputStream compressed(OutputStream out) throws IOException {
    if (file.endsWith(".gz")) {
      return new GZIPOutputStream(out);
    } else if (file.endsWith(".zip")) {
      var zip = new ZipOutputStream(out);
      zip.putNextEntry(new ZipEntry("rows.csv"));
      return zip;
    }
    return out;
  }

  @TearDown(Level.Trial)
  public void delete() throws IOException {
    Files.deleteIfExists(path);
    Files.deleteIfExists(path.toAbsolutePath().getParent());
  }

  /** A sum over the instances, so that nothing is left out. */
  @Benchmark
  public double read(StreamBench.Used used) {
    used.start();
    double sum = 0;
    int rows = 0;
    try (InstanceStream stream = new FileStream(path.toString()).create()) {
      var instance = new Instance(stream.schema());
      while (stream.next(instance)) {
        sum += instance.x[9];
        rows++;
      }
    }
    used.stop();
    if (rows != ROWS) {
      throw new IllegalStateException(rows + " rows were read");
    }
    return sum;
  }

  public static void main(String[] args) throws RunnerException {
    var options = new OptionsBuilder().include(ImportBench.class.getName() + ".read").verbosity(VerboseMode.SILENT).build();
    System.out.printf("%nseconds for 1,000,000 rows x 10%n%n");
    System.out.printf("| file | first, wall | first, processor | later, wall | later, processor |%n|---|---|---|---|---|%n");
    for (RunResult result : new Runner(options).run()) {
      List<double[]> shots = result.getBenchmarkResults().iterator().next().getIterationResults().stream()
          .map(shot -> new double[] {shot.getPrimaryResult().getScore() / 1e3,
            shot.getSecondaryResults().get("nanoseconds").getScore() / 1e9}).toList();
      System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.2f | %.2f |%n", result.getParams().getParam("file"),
          shots.getFirst()[0], shots.getFirst()[1], later(shots, 0), later(shots, 1));
    }
  }

  /** The median of the shots after the first. */
  private static double later(List<double[]> shots, int which) {
    return shots.stream().skip(1).mapToDouble(shot -> shot[which]).sorted().skip(shots.size() / 2 - 1).findFirst()
        .orElseThrow();
  }
}
