// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.driftlab.store.ModelStore.Mode;

/**
 * A process that fills a workspace at full speed and prints a line for each acknowledged action, until it is
 * killed.
 */
final class CrashChild implements AutoCloseable {
  /** Upper bound of its actions, so that a forgotten child ends by itself. */
  private static final int ACTIONS = 100_000;
  private static final int UNDER_WAY = 50;

  private final Process process;
  private final BufferedReader lines;

  private CrashChild(Process process) {
    this.process = process;
    lines = process.inputReader(StandardCharsets.UTF_8);
  }

  static CrashChild start(Path folder, int seed) throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    var builder = new ProcessBuilder(java, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp",
        System.getProperty("java.class.path"), CrashChild.class.getName(), folder.toString(), Integer.toString(seed));
    return new CrashChild(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The next whole acknowledgment line, or null after the end. */
  String nextLine() throws IOException {
    String line = lines.readLine();
    return line == null || !line.endsWith(".") ? null : line.substring(0, line.length() - 1);
  }

  /** Kills it as a power switch would kill the process. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    kill();
    lines.close();
  }

  public static void main(String[] arguments) {
    var random = new Random(Integer.parseInt(arguments[1]));
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    ModelStore store = ModelStore.open(Path.of(arguments[0]), Mode.READ_WRITE);
    long run = store.beginRun(Samples.RUN);
    acknowledge(out, "run " + run);
    // Every second child thins as it goes.
    store.retain(new Retention(Integer.parseInt(arguments[1]) % 2 == 0 ? 10 : 0, 0), "tester").join();
    int versions = 0;
    int events = 0;
    long at = 0;
    CompletableFuture<?>[] underWay = new CompletableFuture<?>[UNDER_WAY];
    for (int i = 0; i < ACTIONS; i++) {
      at += 1 + random.nextInt(100);
      CompletableFuture<Void> action;
      String line;
      if (versions == 0 || random.nextInt(3) == 0) {
        versions++;
        byte[] bytes = Samples.bytes((int) (run * 1_000_000 + versions), 1 + random.nextInt(random.nextInt(50) == 0 ? 1 << 20 : 20_000));
        action = store.addVersion(run, Samples.version(versions, random.nextInt(versions), bytes), bytes);
        line = "version %d %d %s".formatted(run, versions, Versions.sha256(bytes));
      } else if (random.nextInt(4) == 0) {
        int version = 1 + random.nextInt(versions);
        action = store.annotate(run, Samples.tag(version, "tag" + i));
        line = "tag %d %d tag%d".formatted(run, version, i);
      } else if (random.nextInt(3) == 0) {
        action = store.appendEvents(run, List.of(new StoredEvent(events, at, "detection", "{\"detector\":\"ddm\"}")));
        line = "event %d %d".formatted(run, events++);
      } else {
        int version = 1 + random.nextInt(versions);
        boolean promotion = random.nextBoolean();
        action = promotion ? store.recordPromotion(run, Samples.promoted(at, version))
            : store.recordRollback(run, Samples.rolledBack(at, versions, version));
        line = "reign %d %d %d".formatted(run, version, at);
      }
      CompletableFuture<?> before = underWay[i % UNDER_WAY];
      if (before != null) {
        before.join();
      }
      underWay[i % UNDER_WAY] = action.thenRun(() -> acknowledge(out, line));
    }
  }

  private static void acknowledge(PrintStream out, String line) {
    out.print(line + ".\n");
    out.flush();
  }
}
