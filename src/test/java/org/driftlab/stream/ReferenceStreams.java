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
    for (StreamSpec spec : List.of(new Sea())) {
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
      if (DEFAULTS.containsKey(node.get("generator").asString())) {
        String file = node.get("file").asString();
        rows.add(new Row(file, spec(node), text(file).lines().toList(),
            node.get("sha256_of_first_100000_rows").asString()));
      }
    }
    return rows;
  }

  private static StreamSpec spec(JsonNode node) {
    var texts = new HashMap<String, String>();
    node.get("options").properties().forEach(option -> texts.put(option.getKey(), option.getValue().asString()));
    return Params.with(Objects.requireNonNull(DEFAULTS.get(node.get("generator").asString())), texts);
  }

  private static String text(String file) {
    try (InputStream in = ReferenceStreams.class.getResourceAsStream(FOLDER + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
