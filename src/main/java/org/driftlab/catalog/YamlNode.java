// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.driftlab.data.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A node of a YAML document that knows its line, because a message without one helps little. */
sealed interface YamlNode {
  /** What YAML forbids and editors love. */
  Pattern INDENTED_BY_TAB = Pattern.compile(" *\t");

  /** The line the node begins on, from 1. */
  int line();

  /** A text, number or truth value as it was written. */
  record Scalar(String text, int line) implements YamlNode {}

  /** Values by key, in order. */
  record Mapping(SequencedMap<String, YamlNode> entries, int line) implements YamlNode {}

  /** A list of values. */
  record Sequence(List<YamlNode> items, int line) implements YamlNode {}

  /**
   * Reads a document.
   *
   * @param name the file's name for messages
   * @throws InputException if it is not YAML, with the line
   */
  static YamlNode parse(String text, String name) {
    try (JsonParser parser = new YAMLMapper().createParser(text)) {
      if (parser.nextToken() == null) {
        throw new InputException(("The file %s is empty; a scenario begins with 'driftlab: 1', a knowledge base with"
            + " 'driftlab-knowledge: 1'.").formatted(name));
      }
      return read(parser, name);
    } catch (JacksonException e) {
      throw unreadable(e, text, name);
    }
  }

  private static YamlNode read(JsonParser parser, String name) {
    int line = parser.currentTokenLocation().getLineNr();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(parser, name, line);
      case START_ARRAY -> {
        var items = new ArrayList<YamlNode>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(read(parser, name));
        }
        yield new Sequence(items, line);
      }
      default -> new Scalar(parser.getString(), line);
    };
  }

  private static Mapping mapping(JsonParser parser, String name, int line) {
    var entries = new LinkedHashMap<String, YamlNode>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      if (entries.put(key, read(parser, name)) != null) {
        throw new InputException("%s, line %d: the key '%s' stands here a second time; remove one."
            .formatted(name, keyLine, key));
      }
    }
    return new Mapping(entries, line);
  }

  private static InputException unreadable(JacksonException e, String text, String name) {
    int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    if (e instanceof StreamConstraintsException) {
      return new InputException("%s, line %d: this is nested too deeply or too long; make it simpler.".formatted(name, line), e);
    }
    // The parser stops on the line before a tab, or on its own.
    List<String> lines = text.lines().toList();
    for (int i = Math.max(0, line - 1); i < Math.min(lines.size(), line + 1); i++) {
      if (INDENTED_BY_TAB.matcher(lines.get(i)).lookingAt()) {
        return new InputException("%s, line %d: the line begins with a tab; indent with blanks.".formatted(name, i + 1), e);
      }
    }
    String reason = e.getOriginalMessage().lines().findFirst().orElse("unreadable").strip();
    return new InputException("%s, line %d: this is not YAML (%s); check indents, colons and quotes there.".formatted(name, line, reason),
        e);
  }
}
