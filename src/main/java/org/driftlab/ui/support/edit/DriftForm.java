// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.Profile;
import org.driftlab.stream.drift.Recurrence;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.edit.Field.Kind;
import org.driftlab.ui.support.edit.Field.Option;

/** A drift event as fields: what changes, then when and how it comes. */
public final class DriftForm {
  private final DriftEvent event;
  private final Texts texts;

  private DriftForm(DriftEvent event, Texts texts) {
    this.event = event;
    this.texts = texts;
  }

  public static List<Field<DriftEvent>> of(DriftEvent event, Texts texts) {
    return new DriftForm(event, texts).fields();
  }

  private List<Field<DriftEvent>> fields() {
    var fields = new ArrayList<Field<DriftEvent>>(what());
    fields.add(whole("start", event.start(), value -> Drifts.at(event, value, event.length())));
    fields.add(whole("length", event.length(), value -> Drifts.at(event, event.start(), value)));
    fields.add(new Field<>("profile", Kind.CHOICE, texts.get("event.profile"), "", texts.get("event.profile.help"),
        Params.word(event.profile()), profiles(), text -> profile(Profile.valueOf(Drifts.constant(text)))));
    fields.add(new Field<>("severity", Kind.DECIMAL, texts.get("event.severity"), "", texts.get("event.severity.help"),
        Double.toString(event.severity()), List.of(), text -> Drifts.with(event, event.start(), event.length(),
            event.profile(), severity(text), event.recurrence())));
    Recurrence r = event.recurrence();
    fields.add(whole("times", r.times(), value -> recurring(value == 0 ? Recurrence.NONE : r.recurs()
        ? new Recurrence(r.period(), r.hold(), Whole.small("times", value))
        : new Recurrence(Math.max(2, 4 * event.length() + 2_000), Whole.small("times", value)))));
    if (r.recurs()) {
      fields.add(whole("period", r.period(), value -> recurring(new Recurrence(value, r.hold(), r.times()))));
      fields.add(whole("hold", r.hold(), value -> recurring(new Recurrence(r.period(), value, r.times()))));
    }
    return fields;
  }

  private List<Field<DriftEvent>> what() {
    var specs = new SpecFields(texts);
    return switch (event) {
      case DriftEvent.ConceptSwitch e -> specs.chosen("to", texts.get("event.to"), Catalog.STREAMS, e.to(),
          to -> new DriftEvent.ConceptSwitch(to, e.start(), e.length(), e.profile(), e.severity(), e.recurrence()));
      case DriftEvent.Incremental e -> specs.chosen("to", texts.get("event.to"), Catalog.STREAMS, e.to(),
          to -> new DriftEvent.Incremental(to, e.start(), e.length(), e.profile(), e.severity(), e.recurrence()));
      case DriftEvent.LabelSwap e -> List.of(
          whole("first", e.first(), value -> swap(e, Whole.small("first", value), e.second())),
          whole("second", e.second(), value -> swap(e, e.first(), Whole.small("second", value))));
      case DriftEvent.Injection e -> specs.parameters("change", e.change(),
          change -> new DriftEvent.Injection(change, e.start(), e.length(), e.profile(), e.severity(), e.recurrence()));
    };
  }

  private static DriftEvent swap(DriftEvent.LabelSwap e, int first, int second) {
    return new DriftEvent.LabelSwap(first, second, e.start(), e.length(), e.profile(), e.severity(), e.recurrence());
  }

  /** An abrupt event has no length, a gradual one has some. */
  private DriftEvent profile(Profile profile) {
    long length = profile == Profile.ABRUPT ? 0 : Math.max(event.length(), Drifts.SHORTEST_GRADUAL);
    return Drifts.with(event, event.start(), event.length() > 0 && profile != Profile.ABRUPT ? event.length() : length,
        profile, event.severity(), event.recurrence());
  }

  private DriftEvent recurring(Recurrence recurrence) {
    return Drifts.with(event, event.start(), event.length(), event.profile(), event.severity(), recurrence);
  }

  private static double severity(String text) {
    double severity = Whole.decimal("severity", text);
    if (!(severity > 0 && severity <= 1)) {
      throw new InputException("Parameter 'severity' is %s but must be in (0, 1].".formatted(severity));
    }
    return severity;
  }

  private List<Option> profiles() {
    return Arrays.stream(Profile.values()).map(Params::word)
        .map(word -> new Option(word, texts.get("profile." + word))).toList();
  }

  private Field<DriftEvent> whole(String name, long value, Function<Long, DriftEvent> put) {
    boolean index = name.equals("first") || name.equals("second");
    return new Field<>(name, Kind.WHOLE, texts.get("event." + name),
        index || name.equals("times") || name.equals("start") ? "" : texts.get("unit.instances"),
        texts.get("event." + name + ".help"), Long.toString(value), List.of(),
        text -> put.apply(Whole.of(name, text)));
  }
}
