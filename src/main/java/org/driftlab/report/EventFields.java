// SPDX-License-Identifier: Apache-2.0
package org.driftlab.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.driftlab.data.Params;
import org.driftlab.engine.Evidence;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.WhatChanged;

/** The fields of an event beside its type and index, as they stand in JSON and CSV, and the event in words. */
public final class EventFields {
  private EventFields() {}

  /** The fields by their permanent names, in order: texts, numbers, lists of texts, and a {@link WhatChanged}. */
  public static SequencedMap<String, Object> of(RunEvent event) {
    var fields = new LinkedHashMap<String, Object>();
    switch (event) {
      case RunEvent.Warning e -> fields.put("detector", e.detector());
      case RunEvent.Detection e -> {
        fields.put("detector", e.detector());
        changed(e.what(), fields);
      }
      case RunEvent.DataDrift e -> {
        fields.put("monitor", e.monitor());
        fields.put("features", e.features());
        fields.put("statistic", e.statistic());
        changed(e.what(), fields);
      }
      case RunEvent.VersionCreated e -> {
        fields.put("version", e.version().id().toString());
        e.version().parent().ifPresent(parent -> fields.put("parent", parent.toString()));
        fields.put("reason", Params.word(e.version().reason()));
      }
      case RunEvent.Promoted e -> {
        fields.put("version", e.version().toString());
        fields.put("by", e.by());
        fields.put("why", e.why());
      }
      case RunEvent.RolledBack e -> {
        fields.put("version", e.to().toString());
        fields.put("from", e.from().toString());
        fields.put("by", e.by());
        fields.put("why", e.why());
      }
      case RunEvent.ShadowStarted e -> {
        fields.put("version", e.version().toString());
        fields.put("learning", e.learning());
      }
      case RunEvent.CandidateStarted e -> fields.put("version", e.version().toString());
      case RunEvent.ShadowStopped e -> fields.put("version", e.version().toString());
      case RunEvent.GateVerdict e -> {
        fields.put("version", e.version().toString());
        fields.put("verdict", Params.word(e.verdict()));
        fields.put("waits", e.waits());
        evidence(e.evidence(), fields);
      }
      case RunEvent.Kept e -> {
        fields.put("version", e.version().toString());
        fields.put("by", e.by());
        fields.put("why", e.why());
      }
      case RunEvent.GuardStarted e -> {
        fields.put("version", e.deposed().toString());
        fields.put("labels", e.labels());
      }
      case RunEvent.GuardEnded e -> {
        fields.put("version", e.deposed().toString());
        fields.put("restored", e.restored());
        fields.put("why", e.why());
      }
      case RunEvent.Retrained e -> fields.put("how", e.how());
      case RunEvent.Refused e -> fields.put("message", e.message());
      case RunEvent.LabelsLost e -> {
        fields.put("capacity", e.capacity());
        fields.put("whenFull", e.whenFull());
      }
      case RunEvent.Changed e -> {
        if (!e.before().isEmpty()) {
          fields.put("before", e.before());
        }
        fields.put("part", e.part());
      }
      case RunEvent.Failed e -> fields.put("message", e.message());
      case RunEvent.FineTuneStarted e -> {
        fields.put("epochs", e.epochs());
        fields.put("instances", e.instances());
        fields.put("within", e.within());
      }
      case RunEvent.FineTuneDone e -> fields.put("taken", e.taken());
      case RunEvent.StepRefused e -> fields.put("model", e.model());
      case RunEvent.BackgroundStarted e -> {}
      case RunEvent.Finished e -> {}
    }
    return fields;
  }

  /** What is not known is left out. */
  private static void evidence(Evidence evidence, SequencedMap<String, Object> fields) {
    fields.put("test", Params.word(evidence.test()));
    fields.put("labels", evidence.labels());
    fields.put("championOnly", evidence.championOnly());
    fields.put("candidateOnly", evidence.candidateOnly());
    fields.put("loss", Params.word(evidence.loss()));
    number("gain", evidence.gain(), fields);
    number("lower", evidence.lower(), fields);
    number("upper", evidence.upper(), fields);
    number("pValue", evidence.pValue(), fields);
    fields.put("guardrails", evidence.safe() ? "hold" : "broken");
    fields.put("why", evidence.sentence());
  }

  private static void number(String name, double value, SequencedMap<String, Object> fields) {
    if (!Double.isNaN(value)) {
      fields.put(name, value);
    }
  }

  private static void changed(WhatChanged what, SequencedMap<String, Object> fields) {
    if (!what.equals(WhatChanged.NOTHING)) {
      fields.put("changed", what);
    }
  }

  /** The event's details on one line, such as "v2, by initial". */
  static String words(RunEvent event) {
    var words = new StringBuilder();
    of(event).forEach((name, value) -> words.append(words.isEmpty() ? "" : ", ").append(name).append(' ')
        .append(text(value)));
    return words.toString();
  }

  /** A field's value as one text. */
  static String text(Object value) {
    return value instanceof List<?> list ? String.join(" ", list.stream().map(Object::toString).toList())
        : value.toString();
  }
}
