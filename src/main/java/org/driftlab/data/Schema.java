// SPDX-License-Identifier: Apache-2.0
package org.driftlab.data;

import java.util.List;

/**
 * The shape of a stream: its features in order, and the nominal label.
 *
 * @param features the feature columns, in the order of {@link Instance#x}
 * @param label the class attribute; {@link Instance#y} is an index into its values
 */
public record Schema(List<Attribute> features, Attribute.Nominal label) {
  public Schema {
    features = List.copyOf(features);
  }

  public int featureCount() {
    return features.size();
  }

  public int classCount() {
    return label.values().size();
  }

  public Attribute feature(int index) {
    return features.get(index);
  }

  /** The number of values of a nominal feature, 0 for a numeric one. */
  public int valueCount(int feature) {
    return features.get(feature) instanceof Attribute.Nominal n ? n.values().size() : 0;
  }

  public boolean isNominal(int feature) {
    return features.get(feature) instanceof Attribute.Nominal;
  }
}
