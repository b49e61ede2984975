// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.driftlab.feedback.NGrams.TextVector;
import org.junit.jupiter.api.Test;

class CosineIndexTest {
  private static final int ROWS = 400;

  /** Vectors over 40 places: the first few places stand in nearly all of them, the last in few. */
  private static List<TextVector> vectors(long seed) {
    var random = new Random(seed);
    var vectors = new ArrayList<TextVector>();
    for (int i = 0; i < ROWS; i++) {
      int[] places = IntStream.range(0, 40).filter(place -> random.nextInt(place + 1) < 2).toArray();
      var values = new float[places.length];
      for (int k = 0; k < values.length; k++) {
        values[k] = random.nextFloat();
      }
      vectors.add(new TextVector(places, values));
    }
    return vectors;
  }

  private static double product(TextVector x, TextVector y) {
    var dense = new float[NGrams.PLACES];
    y.spread(dense);
    return x.times(dense);
  }

  private static void assertProducts(CosineIndex index, List<TextVector> vectors, TextVector x) {
    double[] products = index.products(x);
    for (int row = 0; row < vectors.size(); row++) {
      assertThat(products[row]).as("row %d", row).isEqualTo(product(vectors.get(row), x));
    }
  }

  @Test
  void products_have_the_bits_of_those_made_one_by_one() {
    List<TextVector> vectors = vectors(1);
    var index = new CosineIndex();
    for (int row = 0; row < ROWS; row++) {
      index.add(row, vectors.get(row));
    }
    vectors(2).subList(0, 50).forEach(x -> assertProducts(index, vectors, x));
  }

  @Test
  void rows_that_went_are_zero_and_may_be_used_again() {
    List<TextVector> vectors = vectors(3);
    List<TextVector> others = vectors(4);
    var index = new CosineIndex();
    for (int row = 0; row < ROWS; row++) {
      index.add(row, vectors.get(row));
    }
    for (int row = 0; row < ROWS; row += 3) {
      index.remove(row, vectors.get(row));
      assertThat(index.products(vectors.get(row))[row]).isZero();
      index.add(row, others.get(row));
      vectors.set(row, others.get(row));
    }
    vectors(5).subList(0, 20).forEach(x -> assertProducts(index, vectors, x));
  }

  @Test
  void a_copy_and_its_original_change_alone() {
    List<TextVector> vectors = vectors(6);
    var index = new CosineIndex();
    for (int row = 0; row < ROWS / 2; row++) {
      index.add(row, vectors.get(row));
    }
    CosineIndex copy = index.copy();
    for (int row = ROWS / 2; row < ROWS; row++) {
      copy.add(row, vectors.get(row));
    }
    index.remove(0, vectors.getFirst());
    assertProducts(copy, vectors, vectors.get(7));
    assertThat(index.rows()).isEqualTo(ROWS / 2);
    assertThat(index.products(vectors.getFirst())[0]).isZero();
    vectors.set(0, new TextVector(new int[0], new float[0]));
    assertProducts(index, vectors.subList(0, ROWS / 2), vectors.get(9));
  }
}
