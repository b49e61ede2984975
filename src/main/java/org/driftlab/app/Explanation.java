// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.driftlab.data.Schema;
import org.driftlab.learn.Explained;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.TreeModel;
import org.jspecify.annotations.Nullable;

/** What a learner tells about itself, as {@code evaluate --explain} prints it. */
final class Explanation {
  /** The features shown as text: a person reads the most important ones. */
  private static final int SHOWN = 20;

  private final Schema schema;
  private final Learner learner;

  Explanation(Schema schema, Learner learner) {
    this.schema = schema;
    this.learner = learner;
  }

  /** Lines of text: features by falling importance, figures, and the tree. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    if (learner instanceof Explained explained) {
      double[] importance = explained.featureImportance();
      lines.add("feature importance");
      IntStream.range(0, importance.length).boxed()
          .sorted((a, b) -> Double.compare(importance[b], importance[a])).limit(SHOWN)
          .forEach(f -> lines.add(String.format(Locale.ROOT, "  %-20s %6.2f %%", schema.feature(f).name(),
              100 * importance[f])));
    }
    if (learner instanceof Internals internals) {
      lines.add("internals");
      internals.internals().forEach((name, value) -> lines.add(String.format(Locale.ROOT, "  %-20s %s", name, value)));
    }
    if (learner instanceof TreeModel model) {
      lines.add("tree");
      model.tree().text(schema).lines().forEach(line -> lines.add("  " + line));
    }
    if (lines.isEmpty()) {
      lines.add("This learner has nothing to explain.");
    }
    return lines;
  }

  /** The same as an object of JSON, with all features in their order; without the parts that the learner lacks. */
  SequencedMap<String, @Nullable Object> json() {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    if (learner instanceof Explained explained) {
      double[] importance = explained.featureImportance();
      var byName = new LinkedHashMap<String, Double>();
      for (int f = 0; f < importance.length; f++) {
        byName.put(schema.feature(f).name(), importance[f]);
      }
      fields.put("importance", byName);
    }
    if (learner instanceof Internals internals) {
      fields.put("internals", internals.internals());
    }
    if (learner instanceof TreeModel model) {
      fields.put("tree", model.tree().text(schema));
    }
    return fields;
  }
}
