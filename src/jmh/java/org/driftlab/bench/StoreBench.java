// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.driftlab.engine.RunEvent;
import org.driftlab.store.ModelStore;
import org.driftlab.store.ModelStore.Mode;
import org.driftlab.store.RunInfo;
import org.driftlab.store.RunRecorder;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Provenance;
import org.driftlab.version.Reason;
import org.driftlab.version.VersionId;
import org.driftlab.version.VersionTree;

/**
 * The workspace's times on the disk of the system's temporary folder: a version of 1 MB from the hand-over to the
 * acknowledgment, a promotion, both during a backup, and a tree of 10,000 versions.
 */
public final class StoreBench {
  private static final int MEGABYTE = 1 << 20;
  private static final int SHOTS = 100;
  private static final int COMMITS = 400;
  private static final RunInfo RUN = RunInfo.begin("bench", "{}", 1, Instant.EPOCH, "0.1.0");

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Random random = new Random(1);

  private StoreBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("driftlab-bench-");
    try {
      var bench = new StoreBench();
      bench.out.println("milliseconds: median (fastest, 95 %, 99 %, slowest)");
      bench.plainFile(folder);
      bench.commits(folder.resolve("commits"));
      bench.tree(folder.resolve("tree"));
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** What the disk alone takes. */
  private void plainFile(Path folder) throws IOException {
    double[] times = new double[SHOTS];
    try (FileChannel file = FileChannel.open(folder.resolve("plain"), StandardOpenOption.CREATE,
        StandardOpenOption.WRITE)) {
      for (int i = 0; i < SHOTS; i++) {
        byte[] bytes = bytes(MEGABYTE);
        long start = System.nanoTime();
        file.write(ByteBuffer.wrap(bytes));
        file.force(false);
        times[i] = since(start);
      }
    }
    print("1 MB to a plain file, forced", times);
  }

  private void commits(Path folder) throws Exception {
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      RunRecorder recorder = RunRecorder.begin(store, RUN, problem -> {
        throw new IllegalStateException(problem);
      });
      var cpu = ManagementFactory.getThreadMXBean();
      double[] put = new double[COMMITS];
      double[] work = new double[COMMITS];
      double[] durable = new double[COMMITS];
      long waits = 0;
      for (int i = -SHOTS / 2; i < COMMITS; i++) {
        byte[] bytes = bytes(MEGABYTE);
        ModelVersion version = version(i + SHOTS / 2 + 1, bytes);
        long waited = waits();
        long worked = cpu.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        recorder.put(version, bytes);
        double handedOver = since(start);
        double used = (cpu.getCurrentThreadCpuTime() - worked) / 1e6;
        waited = waits() - waited;
        recorder.flushed().join();
        if (i >= 0) {
          put[i] = handedOver;
          work[i] = used;
          durable[i] = since(start);
          waits += waited;
        }
      }
      print("a version of 1 MB, until it is acknowledged", durable);
      print("of this the run's thread hands it over", put);
      print("of this the run's thread works", work);
      out.printf("of %d times the run's thread had to wait for a lock or another thread: %d%n", COMMITS, waits);
      long run = recorder.run();
      print("a promotion, until it is acknowledged", promotions(store, run, 0, new CompletableFuture<>()));
      backup(store, run);
    }
  }

  /** How often this thread waited for a lock or to be woken; waiting for its turn on a processor is none of it. */
  private static long waits() {
    ThreadInfo now = ManagementFactory.getThreadMXBean().getThreadInfo(Thread.currentThread().threadId());
    return now.getBlockedCount() + now.getWaitedCount();
  }

  private void backup(ModelStore store, long run) throws Exception {
    var done = new CompletableFuture<Path>();
    long start = System.nanoTime();
    Thread.ofPlatform().start(() -> done.complete(store.backup()));
    double[] times = promotions(store, run, SHOTS * 100, done);
    done.join();
    out.printf("a backup of a workspace of %d MB: %.0f ms%n",
        Files.size(store.folder().resolve("workspace.mv.db")) / MEGABYTE, since(start));
    print("a promotion during the backup (%d of them)".formatted(times.length), times);
  }

  /** A hundred, or as many as are made until something is done. */
  private static double[] promotions(ModelStore store, long run, int from, CompletableFuture<?> until) {
    double[] times = new double[SHOTS];
    int count = 0;
    while (from == 0 ? count < SHOTS : !until.isDone() || count == 0) {
      if (count == times.length) {
        times = Arrays.copyOf(times, 2 * count);
      }
      long start = System.nanoTime();
      store.recordPromotion(run, new RunEvent.Promoted(from + count, new VersionId(1 + count % SHOTS), "bench", "speed"))
          .join();
      times[count++] = since(start);
    }
    return Arrays.copyOf(times, count);
  }

  private void tree(Path folder) throws Exception {
    int versions = 10_000;
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      long run = store.beginRun(RUN);
      CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
      for (int i = 1; i <= versions; i++) {
        byte[] bytes = bytes(200);
        last = store.addVersion(run, version(i, bytes), bytes);
      }
      last.join();
    }
    double[] times = new double[10];
    double first = 0;
    for (int i = -1; i < times.length; i++) {
      try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
        long start = System.nanoTime();
        VersionTree tree = VersionTree.of(store.versions(1));
        double time = since(start);
        if (tree.versions().size() != versions) {
          throw new IllegalStateException("versions are missing");
        }
        if (i < 0) {
          first = time;
        } else {
          times[i] = time;
        }
      }
    }
    out.printf("a tree of 10,000 versions, the first time in the process: %.0f ms%n", first);
    print("a tree of 10,000 versions, each time after opening", times);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static ModelVersion version(int number, byte[] bytes) throws Exception {
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    return new ModelVersion(new VersionId(number), number == 1 ? Optional.empty() : Optional.of(
        new VersionId(1 + number / 2 - number / 2 % 2)).filter(parent -> parent.number() < number), number, Reason.INTERVAL,
        "hoeffding-tree", "{\"gracePeriod\":200}", new Provenance("bench", 1, "0.1.0", "25", "Linux amd64", 2),
        Map.of("accuracy", 0.8, "kappa", 0.6, "kappaM", 0.5, "kappaT", 0.1), bytes.length, sha256);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private void print(String what, double[] times) {
    Arrays.sort(times);
    int n = times.length;
    out.printf("%s: %.2f (%.2f, %.2f, %.2f, %.2f)%n", what, times[n / 2], times[0], times[(int) (0.95 * (n - 1))],
        times[(int) (0.99 * (n - 1))], times[n - 1]);
  }
}
