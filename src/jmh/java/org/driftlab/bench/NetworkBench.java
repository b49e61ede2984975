// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.driftlab.data.Instance;
import org.driftlab.learn.Learner;
import org.driftlab.learn.neural.Mlp;
import org.driftlab.learn.neural.NeuralOptimizer;
import org.driftlab.stream.Glyphs;
import org.driftlab.stream.InstanceStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Times a training step of a 256-100-100-10 network with batches of 32 against the eight matrix products that such a step
 * cannot do without, in turns: processor time of the thread, the median of fifteen rounds of 100 steps. {@link #main}
 * prints one table: {@code mvn -Pbench -Dbench.main=org.driftlab.bench.NetworkBench verify}.
 */
public final class NetworkBench {
  private static final int BATCH = 32;
  private static final int STEPS = 100;
  private static final int ROUNDS = 15;
  private static final int[] WIDTHS = {256, 100, 100, 10};
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private NetworkBench() {}

  public static void main(String[] arguments) {
    PrintStream out = System.out;
    out.println("| optimizer | µs a step | µs of the products alone | ratio |");
    out.println("|---|---|---|---|");
    for (NeuralOptimizer optimizer : NeuralOptimizer.values()) {
      out.println(row(optimizer));
    }
  }

  private static String row(NeuralOptimizer optimizer) {
    InstanceStream stream = new Glyphs().create();
    var instances = new Instance[STEPS * BATCH];
    for (int i = 0; i < instances.length; i++) {
      instances[i] = new Instance(stream.schema());
      stream.next(instances[i]);
    }
    Learner learner = new Mlp("100,100", BATCH, optimizer, 0.001, 0, 0, false, 0, false).create(stream.schema(), 1);
    var products = new Products();
    var own = new double[ROUNDS];
    var alone = new double[ROUNDS];
    for (int round = 0; round < 2 * ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (Instance instance : instances) {
        learner.learn(instance);
      }
      long middle = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < STEPS; i++) {
        products.multiply();
      }
      own[round % ROUNDS] = (middle - start) / 1e3 / STEPS;
      alone[round % ROUNDS] = (THREADS.getCurrentThreadCpuTime() - middle) / 1e3 / STEPS;
    }
    Arrays.sort(own);
    Arrays.sort(alone);
    int middle = ROUNDS / 2;
    return String.format(Locale.ROOT, "| %s | %.0f (%.0f–%.0f) | %.0f (%.0f–%.0f) | %.2f |", optimizer, own[middle], own[0],
        own[ROUNDS - 1], alone[middle], alone[0], alone[ROUNDS - 1], own[middle] / alone[middle]);
  }

  /** What a step multiplies: forward, weight gradients, and input gradients of all layers but the first. */
  private static final class Products {
    private final DMatrixRMaj[] values = new DMatrixRMaj[WIDTHS.length];
    private final DMatrixRMaj[] weights = new DMatrixRMaj[WIDTHS.length - 1];
    private final DMatrixRMaj[] gradients = new DMatrixRMaj[WIDTHS.length - 1];

    Products() {
      var random = new Random(1);
      for (int l = 0; l < WIDTHS.length; l++) {
        values[l] = filled(random, BATCH, WIDTHS[l]);
        if (l > 0) {
          weights[l - 1] = filled(random, WIDTHS[l - 1], WIDTHS[l]);
          gradients[l - 1] = filled(random, WIDTHS[l - 1], WIDTHS[l]);
        }
      }
    }

    private static DMatrixRMaj filled(Random random, int rows, int columns) {
      var matrix = new DMatrixRMaj(rows, columns);
      Arrays.setAll(matrix.data, i -> 0.1 * random.nextGaussian());
      return matrix;
    }

    void multiply() {
      for (int l = 0; l < weights.length; l++) {
        CommonOps_DDRM.mult(values[l], weights[l], values[l + 1]);
      }
      for (int l = weights.length - 1; l >= 0; l--) {
        CommonOps_DDRM.multTransA(values[l], values[l + 1], gradients[l]);
        if (l > 0) {
          CommonOps_DDRM.multTransB(values[l + 1], weights[l], values[l]);
          Arrays.fill(values[l].data, 0.1);
        }
      }
    }
  }
}
