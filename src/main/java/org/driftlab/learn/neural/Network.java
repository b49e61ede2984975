// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.driftlab.data.LegacyRandom;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.StoredValues;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** A multilayer perceptron: hidden layers with ReLU and a linear head, whose outputs are the classes' logits. */
final class Network {
  final List<Layer> layers;

  private Network(List<Layer> layers) {
    this.layers = layers;
  }

  /** A network with weights drawn anew. */
  static Network create(int inputs, int[] hidden, int classes, boolean norm, double dropout, long seed) {
    Network network = shaped(inputs, hidden, classes, norm, dropout);
    var random = new LegacyRandom(seed);
    network.layers.forEach(layer -> layer.initialize(random));
    return network;
  }

  private static Network shaped(int inputs, int[] hidden, int classes, boolean norm, double dropout) {
    return new Network(IntStream.rangeClosed(0, hidden.length).mapToObj(l ->
        new Layer(l == 0 ? inputs : hidden[l - 1], l == hidden.length ? classes : hidden[l], l < hidden.length, norm,
            dropout)).toList());
  }

  int inputs() {
    return layers.getFirst().in;
  }

  int classes() {
    return layers.getLast().out;
  }

  /**
   * The logits of a batch, [rows × classes]; valid until the next call.
   *
   * @param batch [rows × inputs]
   * @param chance for dropout, or null to predict
   */
  DMatrixRMaj forward(DMatrixRMaj batch, @Nullable LegacyRandom chance) {
    DMatrixRMaj values = batch;
    for (Layer layer : layers) {
      layer.forward(values, chance);
      values = layer.output;
    }
    return values;
  }

  void clearGradients() {
    gradients().forEach(block -> Arrays.fill(block, 0));
  }

  /**
   * Adds the gradients of a loss on the batch that {@link #forward} saw last; frozen layers get none.
   *
   * @param logitGradient [rows × classes], overwritten
   */
  void backward(DMatrixRMaj logitGradient, int frozen) {
    DMatrixRMaj gradient = logitGradient;
    for (int l = layers.size() - 1; l >= frozen; l--) {
      layers.get(l).backward(gradient, l > frozen, true);
      gradient = layers.get(l).inputGradient;
    }
  }

  /** All parameters in blocks, the lowest layer first. */
  Stream<double[]> values() {
    return layers.stream().flatMap(layer -> Arrays.stream(layer.values));
  }

  /** The gradients of {@link #values}, in the same order. */
  Stream<double[]> gradients() {
    return layers.stream().flatMap(layer -> Arrays.stream(layer.gradients));
  }

  Network copy() {
    return new Network(layers.stream().map(Layer::copy).toList());
  }

  void save(ModelWriter out) {
    values().forEach(out::writeDoubles);
  }

  static Network load(int inputs, int[] hidden, int classes, boolean norm, double dropout, ModelReader in) {
    Network network = shaped(inputs, hidden, classes, norm, dropout);
    network.values().forEach(block ->
        System.arraycopy(StoredValues.finite(in.readDoubles(), block.length, "weights"), 0, block, 0, block.length));
    return network;
  }

  long bytes() {
    return 2 * Double.BYTES * values().mapToLong(block -> block.length).sum();
  }
}
