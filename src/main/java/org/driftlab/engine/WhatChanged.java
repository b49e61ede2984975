// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.driftlab.detect.monitor.FeatureChange;
import org.driftlab.detect.monitor.FeatureHistogram;

/**
 * What was different when a detector or a monitor alarmed.
 *
 * @param features the features by how much they changed, the most first, at most ten; empty in a run without monitors
 * @param recalls classes whose recall by the champion fell, the largest fall first, at most ten
 * @param agreeing the other detectors and monitors that alarmed not long ago, by id
 */
public record WhatChanged(List<FeatureChange> features, List<RecallFall> recalls, List<String> agreeing) {
  /** The most features, and the most classes, that are named. */
  public static final int MOST = 10;

  /** Nothing is known. */
  public static final WhatChanged NOTHING = new WhatChanged(List.of(), List.of(), List.of());

  public WhatChanged {
    features = List.copyOf(features);
    recalls = List.copyOf(recalls);
    agreeing = List.copyOf(agreeing);
  }

  /**
   * A class whose recall fell.
   *
   * @param label the class's name
   * @param before recall over the labels before
   * @param after recall over the last labels
   * @param labelsBefore labels of the class before
   * @param labelsAfter labels of the class among the last ones
   */
  public record RecallFall(String label, double before, double after, int labelsBefore, int labelsAfter) {}

  /** As maps, lists, texts and numbers under permanent names, for JSON. */
  public SequencedMap<String, Object> fields() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("features", features.stream().map(WhatChanged::feature).toList());
    fields.put("recalls", recalls.stream().map(WhatChanged::recall).toList());
    fields.put("agreeing", agreeing);
    return fields;
  }

  private static SequencedMap<String, Object> feature(FeatureChange change) {
    FeatureHistogram histogram = change.histogram();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("feature", change.feature());
    fields.put("distance", change.distance());
    if (histogram.labels().isEmpty()) {
      fields.put("edges", histogram.edges());
    } else {
      fields.put("values", histogram.labels());
    }
    fields.put("before", histogram.before());
    fields.put("after", histogram.after());
    fields.put("missingBefore", histogram.missingBefore());
    fields.put("missingAfter", histogram.missingAfter());
    return fields;
  }

  private static SequencedMap<String, Object> recall(RecallFall fall) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("class", fall.label());
    fields.put("before", fall.before());
    fields.put("after", fall.after());
    fields.put("labelsBefore", fall.labelsBefore());
    fields.put("labelsAfter", fall.labelsAfter());
    return fields;
  }

  /** In words on one line, such as "features x1 0.62, x3 0.11; recall of b 0.91 to 0.40; also ks". */
  @Override
  public String toString() {
    var parts = new ArrayList<String>();
    if (!features.isEmpty()) {
      parts.add("features " + String.join(", ", features.stream()
          .map(f -> "%s %s".formatted(f.feature(), number(f.distance()))).toList()));
    }
    if (!recalls.isEmpty()) {
      parts.add("recall of " + String.join(", ", recalls.stream()
          .map(r -> "%s %s to %s".formatted(r.label(), number(r.before()), number(r.after()))).toList()));
    }
    if (!agreeing.isEmpty()) {
      parts.add("also " + String.join(", ", agreeing));
    }
    return String.join("; ", parts);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
