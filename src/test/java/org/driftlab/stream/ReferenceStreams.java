// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.driftlab.data.Params;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manifest of reference streams, and the specs that its rows describe. */
final class ReferenceStreams {
  private static final String FOLDER = "/reference/streams/";
  private static final Map<String, StreamSpec> DEFAULTS = new HashMap<>();

  static {
    for (StreamSpec spec : List.of(new Sea(), new Agrawal(), new Stagger(), new Sine(), new Mixed(), new Hyperplane(),
        new RandomRbf(), new RandomRbfDrift(), new Led(), new LedDrift(), new Waveform(), new WaveformDrift(),
        new RandomTree(), new ConceptDrift(), new RecurrentConceptDrift())) {
      DEFAULTS.put(spec.id(), spec);
    }
  }

  private ReferenceStreams() {}

  /** One row of the manifest. */
  record Row(String file, StreamSpec spec, List<String> lines, String sha256) {
    @Override
    public String toString() {
      return file;
    }
  }

  static List<StreamSpec> defaults() {
    return List.copyOf(DEFAULTS.values());
  }

  static List<Row> rows() {
    var rows = new ArrayList<Row>();
    for (JsonNode node : JsonMapper.shared().readTree(text("streams.json"))) {
      String file = node.get("file").asString();
      rows.add(new Row(file, spec(node), text(file).lines().toList(),
          node.get("sha256_of_first_100000_rows").asString()));
    }
    return rows;
  }

  private static StreamSpec spec(JsonNode node) {
    var texts = new HashMap<String, String>();
    JsonNode options = node.get("options");
    for (var option : options.properties()) {
      if (!option.getValue().isObject()) {
        texts.put(option.getKey(), option.getValue().asString());
      }
    }
    StreamSpec spec = Objects.requireNonNull(DEFAULTS.get(node.get("generator").asString()));
    return Params.with(options.has("stream") ? composed(spec, options) : spec, texts);
  }

  /** A composition with the streams that its options name in place of the default ones. */
  private static StreamSpec composed(StreamSpec spec, JsonNode options) {
    StreamSpec stream = spec(options.get("stream"));
    StreamSpec driftStream = spec(options.get("driftStream"));
    return switch (spec) {
      case ConceptDrift c ->
        new ConceptDrift(stream, driftStream, c.position(), c.width(), c.alpha(), c.seed());
      case RecurrentConceptDrift r ->
        new RecurrentConceptDrift(stream, driftStream, r.position(), r.width(), r.alpha(), r.seed(),
            r.widthRecurrence(), r.stabPeriod(), r.numRep());
      default -> throw new IllegalArgumentException(spec.id() + " is no composition");
    };
  }

  private static String text(String file) {
    try (InputStream in = ReferenceStreams.class.getResourceAsStream(FOLDER + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
