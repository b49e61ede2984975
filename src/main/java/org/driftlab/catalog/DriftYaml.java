// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.driftlab.data.InputException;
import org.driftlab.data.Schema;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.Change;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.driftlab.stream.drift.Recurrence;

/** Reads the drift events of a scenario file. */
final class DriftYaml {
  /** The keys that every drift event may have. */
  private static final Set<String> EVENT_KEYS =
      Set.of("kind", "start", "length", "profile", "severity", "period", "hold", "times");

  /** How a complaint about one event begins, and whether it is about its start. */
  private static final Pattern EVENT = Pattern.compile("Drift event (\\d+) \\([^)]*\\)( starts)?");

  private DriftYaml() {}

  /**
   * The drift, with each event held against the stream; a file is left closed until a run opens it.
   *
   * @param instances before which every event must begin; 0 if it may begin beyond the end
   */
  static DriftSchedule schedule(YamlReader root, StreamSpec stream, long instances) {
    var events = new ArrayList<DriftEvent>();
    List<YamlReader> readers = root.children("drift");
    for (YamlReader reader : readers) {
      events.add(reader.at("kind", () -> drift(reader)));
    }
    DriftSchedule schedule = atEvent(root, readers, () -> new DriftSchedule(events));
    if (instances > 0) {
      atEvent(root, readers, () -> schedule.checkEnd(instances));
    }
    if (!events.isEmpty() && !(stream instanceof FileStream)) {
      Schema schema = root.at("stream", () -> stream.create().schema());
      for (int i = 0; i < events.size(); i++) {
        int event = i;
        readers.get(i).at("kind", () -> schedule.checkTarget(event, schema));
      }
      atEvent(root, readers, () -> schedule.checkTargets(schema));
    }
    return schedule;
  }

  /** A check of all events together; what it complains about one of them stands where that one is. */
  private static <T> T atEvent(YamlReader root, List<YamlReader> readers, Supplier<T> check) {
    try {
      return check.get();
    } catch (InputException e) {
      Matcher first = EVENT.matcher(String.valueOf(e.getMessage()));
      boolean known = first.lookingAt() && Integer.parseInt(first.group(1)) <= readers.size();
      YamlReader at = known ? readers.get(Integer.parseInt(first.group(1)) - 1) : root;
      return at.at(!known ? "drift" : first.group(2) != null ? "start" : "kind", () -> {
        throw e;
      });
    }
  }

  private static DriftEvent drift(YamlReader reader) {
    long start = reader.whole("start");
    long length = reader.whole("length", 0);
    Profile profile = reader.constant("profile", length == 0 ? Profile.ABRUPT : Profile.SIGMOID);
    double severity = reader.number("severity", 1);
    Recurrence recurrence = recurrence(reader);
    String kind = reader.text("kind");
    return switch (kind) {
      case "concept" -> new DriftEvent.ConceptSwitch(target(reader), start, length, profile, severity, recurrence);
      case "incremental" -> new DriftEvent.Incremental(target(reader), start, length, profile, severity, recurrence);
      case "label-swap" -> {
        reader.allow(with("first", "second"));
        yield new DriftEvent.LabelSwap(reader.integer("first"), reader.integer("second"), start, length, profile,
            severity, recurrence);
      }
      default -> new DriftEvent.Injection(reader.withParameters(change(kind), "kind", EVENT_KEYS), start, length, profile,
          severity, recurrence);
    };
  }

  private static StreamSpec target(YamlReader reader) {
    reader.allow(with("to"));
    if (!reader.has("to")) {
      reader.text("to");
    }
    return reader.spec("to", Catalog.STREAMS, () -> Catalog.STREAMS.specs().getFirst());
  }

  private static Change change(String kind) {
    return Change.KINDS.stream().filter(change -> change.id().equals(kind)).findFirst().orElseThrow(() -> {
      var kinds = new ArrayList<String>(List.of("concept", "incremental", "label-swap"));
      Change.KINDS.forEach(change -> kinds.add(change.id()));
      return new InputException(Names.unknown("kind of drift", kind, kinds));
    });
  }

  private static Recurrence recurrence(YamlReader reader) {
    long period = reader.whole("period", 0);
    return period == 0 ? Recurrence.NONE
        : new Recurrence(period, reader.whole("hold", period / 2), reader.integer("times"));
  }

  private static Set<String> with(String... keys) {
    var all = new HashSet<String>(EVENT_KEYS);
    all.addAll(List.of(keys));
    return all;
  }
}
