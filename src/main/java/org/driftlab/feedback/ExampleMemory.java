// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.ArrayList;
import java.util.List;
import org.driftlab.feedback.NGrams.TextVector;

/**
 * The examples that the bot goes by and the controls it is watched by, with the cosines between them: each knows the nearest
 * example of each intent. First the examples of the knowledge base, then the taught ones, oldest first.
 *
 * <p>When an example goes, whoever had it for the nearest only notes that; the nearest is looked for when it is asked for.
 */
final class ExampleMemory {
  private final List<Example> examples = new ArrayList<>();
  private final List<Example> controls = new ArrayList<>();
  private final CosineIndex index;
  private int known;
  private int freeRow = -1;

  ExampleMemory() {
    index = new CosineIndex();
  }

  private ExampleMemory(ExampleMemory other) {
    index = other.index.copy();
    known = other.known;
    freeRow = other.freeRow;
    other.examples.forEach(example -> examples.add(example.copy()));
    other.controls.forEach(control -> controls.add(control.copy()));
  }

  ExampleMemory copy() {
    return new ExampleMemory(this);
  }

  /** Adds an example; {@link #meet} makes the others know it. */
  void add(Example example) {
    enter(example, examples);
    if (!example.isTaught()) {
      known = examples.size();
    }
  }

  void addControl(Example control) {
    enter(control, controls);
  }

  private void enter(Example example, List<Example> list) {
    example.row = freeRow >= 0 ? freeRow : index.rows();
    freeRow = -1;
    index.add(example.row, example.x);
    list.add(example);
  }

  /** Takes the oldest taught example out; the caller makes the others {@link #forget} it. */
  Example removeOldest() {
    Example oldest = examples.remove(known);
    index.remove(oldest.row, oldest.x);
    freeRow = oldest.row;
    return oldest;
  }

  List<Example> examples() {
    return examples;
  }

  List<Example> controls() {
    return controls;
  }

  /** How many examples are the knowledge base's. */
  int known() {
    return known;
  }

  int taught() {
    return examples.size() - known;
  }

  /** Examples and controls. */
  int size() {
    return examples.size() + controls.size();
  }

  /** The examples, then the controls. */
  Example get(int j) {
    return j < examples.size() ? examples.get(j) : controls.get(j - examples.size());
  }

  /** The cosines of a vector with all examples and controls, by {@link Example#row}. */
  float[] cosines(TextVector x) {
    double[] products = index.products(x);
    var cosines = new float[products.length];
    for (int row = 0; row < cosines.length; row++) {
      cosines[row] = (float) products[row];
    }
    return cosines;
  }

  /** All take note of an example that is new or counts more than it did. */
  void meet(Example example, float[] cosines) {
    for (int j = 0; j < size(); j++) {
      Example other = get(j);
      other.meet(example, cosines[other.row]);
    }
  }

  /** An example counts less than it did, or has gone: whoever had it for the nearest has lost that. */
  void forget(Example example, float[] cosines, double former) {
    for (int j = 0; j < size(); j++) {
      Example other = get(j);
      double told = former * cosines[other.row];
      if (told > 0 && other.nearest(example)[example.label] <= told) {
        other.forgetNear();
      }
    }
  }

  void reweigh(Example example, double weight) {
    double former = example.weight;
    if (former != weight) {
      example.weight = weight;
      float[] cosines = cosines(example.x);
      if (weight > former) {
        meet(example, cosines);
      } else {
        forget(example, cosines, former);
      }
    }
  }

  /** An example or control that knows its nearest ones. */
  Example complete(int j) {
    Example example = get(j);
    if (!example.knowsNear) {
      lookUp(example, cosines(example.x));
    }
    return example;
  }

  /** Lets an example, of here or not, look for the nearest of each intent. */
  void lookUp(Example example, float[] cosines) {
    example.forgetNear();
    for (Example other : examples) {
      double cosine = cosines[other.row];
      if (cosine > 0) {
        example.meet(other, cosine);
      }
    }
    example.knowsNear = true;
  }

  void forgetAllNear() {
    examples.forEach(Example::forgetNear);
    controls.forEach(Example::forgetNear);
  }
}
