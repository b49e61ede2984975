// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.driftlab.data.Attribute;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.Change;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.Profile;

/** The drift events that can be added to a stream, each with parameters that fit it. */
public final class NewEvents {
  private static final int TRIED = 20;

  private NewEvents() {}

  /** The kinds of event a stream can take, in the order in which a person looks for them. */
  public static List<String> kinds(StreamSpec stream) {
    var kinds = new ArrayList<String>();
    kinds.add("concept");
    if (!stream.movable().isEmpty()) {
      kinds.add("incremental");
    }
    kinds.add("label-swap");
    Change.KINDS.forEach(change -> kinds.add(change.id()));
    return kinds;
  }

  /**
   * An abrupt event.
   *
   * @param kind one of {@link #kinds}
   * @param start the instance from which it acts
   */
  public static DriftEvent of(String kind, StreamSpec stream, long start) {
    return switch (kind) {
      case "concept" -> new DriftEvent.ConceptSwitch(another(stream, name -> true), start, 0, Profile.ABRUPT);
      case "incremental" -> new DriftEvent.Incremental(another(stream, stream.movable()::contains), start,
          Drifts.SHORTEST_GRADUAL, Profile.LINEAR);
      case "label-swap" -> new DriftEvent.LabelSwap(0, 1, start, 0, Profile.ABRUPT);
      default -> new DriftEvent.Injection(fitted(Change.KINDS.stream().filter(c -> c.id().equals(kind)).findFirst()
          .orElseThrow(), stream), start, 0, Profile.ABRUPT);
    };
  }

  /** A stream of the same shape that differs in one parameter; the stream itself if there is none. */
  private static StreamSpec another(StreamSpec stream, Predicate<String> wanted) {
    for (Params.Info info : Params.of(stream)) {
      if (info.name().equals("seed") || !wanted.test(info.name())) {
        continue;
      }
      for (String value : others(info)) {
        Optional<StreamSpec> other = sameShape(stream, Map.of(info.name(), value));
        if (other.isPresent()) {
          return other.get();
        }
      }
    }
    return stream;
  }

  private static List<String> others(Params.Info info) {
    return switch (info.value()) {
      case Integer n -> List.of(Integer.toString(n + 1), Integer.toString(n - 1));
      case Double x -> List.of(Double.toString(x == 0 ? 0.1 : 2 * x), Double.toString(x / 2));
      case Enum<?> constant -> Arrays.stream(info.type().getEnumConstants()).map(Params::word)
          .filter(word -> !word.equals(Params.word(constant))).toList();
      default -> List.of();
    };
  }

  private static Optional<StreamSpec> sameShape(StreamSpec stream, Map<String, String> change) {
    try {
      StreamSpec other = Params.with(stream, change);
      return schema(other).equals(schema(stream)) ? Optional.of(other) : Optional.empty();
    } catch (InputException e) {
      return Optional.empty(); // out of its range: the next one is tried
    }
  }

  private static Schema schema(StreamSpec spec) {
    try (InstanceStream stream = spec.create()) {
      return stream.schema();
    }
  }

  /** The change with the names of features and the proportions it cannot do without. */
  private static Change fitted(Change change, StreamSpec stream) {
    return switch (change) {
      case Change.Rotation r -> pair(stream).map(p -> (Change) new Change.Rotation(p.get(0), p.get(1), r.degrees(),
          r.firstCentre(), r.secondCentre())).orElse(r);
      case Change.SwappedSensors s -> pair(stream).map(p -> (Change) new Change.SwappedSensors(p.get(0), p.get(1)))
          .orElse(s);
      case Change.PriorShift p -> new Change.PriorShift(proportions(schema(stream).classCount()));
      default -> change;
    };
  }

  private static Optional<List<String>> pair(StreamSpec stream) {
    Schema schema = schema(stream);
    var names = new ArrayList<String>();
    for (int i = 0; i < Math.min(schema.featureCount(), TRIED) && names.size() < 2; i++) {
      if (schema.feature(i) instanceof Attribute.Numeric numeric) {
        names.add(numeric.name());
      }
    }
    return names.size() < 2 ? Optional.empty() : Optional.of(names);
  }

  /** The first class three quarters of the time, the others alike: a sum of 1 in decimals. */
  private static String proportions(int classes) {
    var words = new ArrayList<String>();
    double left = 1;
    for (int c = 1; c < classes; c++) {
      double share = Math.floor(0.25 / (classes - 1) * 1_000) / 1_000;
      words.add(Double.toString(share));
      left -= share;
    }
    words.addFirst(Double.toString(Math.round(left * 1_000) / 1e3));
    return String.join(", ", words);
  }
}
