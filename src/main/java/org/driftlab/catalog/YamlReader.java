// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;

/** Reads one mapping of a YAML document key by key; every complaint names file, line and key. */
final class YamlReader {
  private static final Pattern DIGITS = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.eE+-]*");

  private final String file;
  private final String path;
  private final YamlNode.Mapping mapping;

  private YamlReader(String file, String path, YamlNode.Mapping mapping) {
    this.file = file;
    this.path = path;
    this.mapping = mapping;
  }

  /** A reader of a document whose root must be a mapping. */
  static YamlReader of(String text, String file) {
    return new YamlReader(file, "", asMapping(YamlNode.parse(text, file), file, "the document"));
  }

  /** Rejects every key but these. */
  YamlReader allow(Set<String> keys) {
    mapping.entries().forEach((key, node) -> {
      if (!keys.contains(key)) {
        throw error(node.line(), "the key '%s' is unknown; %s".formatted(full(key), Names.nearest(key, keys)
            .map(near -> "did you mean '" + near + "'?")
            .orElse("allowed are " + String.join(", ", keys.stream().sorted().toList()) + ".")));
      }
    });
    return this;
  }

  /** The keys in order. */
  List<String> keys() {
    return List.copyOf(mapping.entries().keySet());
  }

  /** Whether the value under a key is a number, so that a shorthand can be told from an id. */
  boolean isNumber(String key) {
    return mapping.entries().get(key) instanceof YamlNode.Scalar scalar && NUMBER.matcher(scalar.text().strip()).matches();
  }

  /** Whether the value under a key is a single value rather than a mapping. */
  boolean isText(String key) {
    return mapping.entries().get(key) instanceof YamlNode.Scalar;
  }

  /** The same mapping laid over another one: whose key is in both has the value of this one. */
  YamlReader over(YamlReader base) {
    SequencedMap<String, YamlNode> entries = new LinkedHashMap<>(base.mapping.entries());
    entries.putAll(mapping.entries());
    return new YamlReader(file, path, new YamlNode.Mapping(entries, mapping.line()));
  }

  /** The complaint that a key is not there. */
  InputException lacks(String key) {
    return missing(key);
  }

  boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  String text(String key, String fallback) {
    return value(key, "a text", Function.identity()).orElse(fallback);
  }

  String text(String key) {
    return value(key, "a text", Function.identity()).orElseThrow(() -> missing(key));
  }

  int integer(String key, int fallback) {
    return whole(key, Integer.MAX_VALUE, Integer::valueOf).orElse(fallback);
  }

  int integer(String key) {
    return whole(key, Integer.MAX_VALUE, Integer::valueOf).orElseThrow(() -> missing(key));
  }

  long whole(String key, long fallback) {
    return whole(key, Long.MAX_VALUE, Long::valueOf).orElse(fallback);
  }

  long whole(String key) {
    return whole(key, Long.MAX_VALUE, Long::valueOf).orElseThrow(() -> missing(key));
  }

  double number(String key, double fallback) {
    return value(key, "a number", Double::valueOf).orElse(fallback);
  }

  <E extends Enum<E>> E constant(String key, E fallback) {
    Class<E> type = fallback.getDeclaringClass();
    List<String> words = List.of(type.getEnumConstants()).stream().map(Params::word).toList();
    return value(key, "one of " + String.join(", ", words),
        text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'))).orElse(fallback);
  }

  /** The mapping under a key; empty if the key is not there. */
  Optional<YamlReader> child(String key) {
    return Optional.ofNullable(mapping.entries().get(key))
        .map(node -> new YamlReader(file, full(key), asMapping(node, file, "'" + full(key) + "'")));
  }

  /** The mappings of the list under a key; none if the key is not there. */
  List<YamlReader> children(String key) {
    YamlNode node = mapping.entries().get(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof YamlNode.Sequence sequence)) {
      throw error(node.line(), "'%s' must be a list; begin each entry with '- '.".formatted(full(key)));
    }
    return sequence.items().stream()
        .map(item -> new YamlReader(file, full(key), asMapping(item, file, "an entry of '" + full(key) + "'")))
        .toList();
  }

  /** The texts of the list under a key; none if the key is not there. */
  List<String> texts(String key) {
    YamlNode node = mapping.entries().get(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof YamlNode.Sequence sequence)) {
      throw error(node.line(), "'%s' must be a list; begin each entry with '- '.".formatted(full(key)));
    }
    return sequence.items().stream().map(item -> scalar(key, item, "a list of texts").text()).toList();
  }

  /** The lines on which the entries of the list under a key begin. */
  List<Integer> lines(String key) {
    return mapping.entries().get(key) instanceof YamlNode.Sequence sequence
        ? sequence.items().stream().map(YamlNode::line).toList() : List.of();
  }

  /** As {@link #at}, for an entry of a list that begins on a line of its own. */
  static <T> T atLine(String file, int line, String key, Supplier<T> check) {
    try {
      return check.get();
    } catch (InputException e) {
      throw new InputException("%s, line %d, key '%s': %s".formatted(file, line, key, e.getMessage()), e);
    }
  }

  /**
   * A spec: either its id alone, or a mapping with {@code id} and parameters.
   *
   * @param fallback the entry when the key is not there
   */
  <S extends Spec> S spec(String key, Section<S> section, Supplier<S> fallback) {
    YamlNode node = mapping.entries().get(key);
    if (node == null) {
      return fallback.get();
    }
    if (node instanceof YamlNode.Scalar scalar) {
      return at(scalar.line(), key, () -> section.find(scalar.text()));
    }
    YamlReader inner = new YamlReader(file, full(key), asMapping(node, file, "'" + full(key) + "'"));
    String id = inner.text("id");
    S spec = at(inner.line("id"), key, () -> section.find(id));
    return inner.withParameters(spec, "id", Set.of());
  }

  /** The specs of the list under a key, each as for {@link #spec}; none if the key is not there. */
  <S extends Spec> List<S> specs(String key, Section<S> section) {
    YamlNode node = mapping.entries().get(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof YamlNode.Sequence sequence)) {
      throw error(node.line(), "'%s' must be a list; begin each entry with '- '.".formatted(full(key)));
    }
    var specs = new ArrayList<S>();
    for (YamlNode item : sequence.items()) {
      specs.add(item instanceof YamlNode.Scalar scalar ? at(scalar.line(), key, () -> section.find(scalar.text()))
          : listed(new YamlReader(file, full(key), asMapping(item, file, "an entry of '" + full(key) + "'")), section));
    }
    return specs;
  }

  private static <S extends Spec> S listed(YamlReader item, Section<S> section) {
    String id = item.text("id");
    S spec = item.at("id", () -> section.find(id));
    return item.withParameters(spec, "id", Set.of());
  }

  /** Runs a check and puts file, line and key in front of what it complains about. */
  <T> T at(String key, Supplier<T> check) {
    return at(has(key) ? line(key) : mapping.line(), key, check);
  }

  /** As {@link #at}, with the key that the complaint itself names in quotes. */
  <T> T located(Supplier<T> check) {
    try {
      return check.get();
    } catch (InputException e) {
      Optional<String> named =
          mapping.entries().keySet().stream().filter(key -> String.valueOf(e.getMessage()).contains("'" + key + "'"))
              .findFirst();
      if (named.isEmpty()) {
        throw e;
      }
      return at(named.get(), () -> {
        throw e;
      });
    }
  }

  /**
   * A spec whose parameters stand in this mapping.
   *
   * @param id the key that names the spec
   * @param others keys of the mapping that are not the spec's
   */
  <S extends Spec> S withParameters(S spec, String id, Set<String> others) {
    SequencedMap<String, YamlNode.Scalar> nodes = new LinkedHashMap<>();
    mapping.entries().forEach((key, node) -> {
      if (!key.equals(id) && !others.contains(key)) {
        flatten(key, node, nodes);
      }
    });
    var parameters = new LinkedHashMap<String, String>();
    nodes.forEach((key, node) -> parameters.put(key, node.text()));
    // One by one first, so that the complaint can name the line; parameters that only fit together are left to the end.
    nodes.forEach((key, node) -> {
      try {
        Params.with(spec, parameters, Catalog::find);
      } catch (InputException whole) {
        at(node.line(), key, () -> Params.with(spec, alone(key, parameters), Catalog::find));
      }
    });
    return at(id, () -> Params.with(spec, parameters, Catalog::find));
  }

  /** One parameter, with the ids of the specs that it lies in. */
  private static Map<String, String> alone(String key, Map<String, String> parameters) {
    var some = new LinkedHashMap<String, String>();
    parameters.forEach((name, text) -> {
      if (key.equals(name) || key.startsWith(name + ".")) {
        some.put(name, text);
      }
    });
    return some;
  }

  /** A value as it is; a spec within a spec as its id and dotted names: {@code base}, {@code base.window}. */
  private void flatten(String key, YamlNode node, SequencedMap<String, YamlNode.Scalar> out) {
    if (node instanceof YamlNode.Mapping inner) {
      YamlNode id = inner.entries().get("id");
      if (id == null) {
        throw error(node.line(), "'%s' lacks its 'id'; add it.".formatted(full(key)));
      }
      out.put(key, scalar(key + ".id", id, "a single value"));
      inner.entries().forEach((name, value) -> {
        if (!name.equals("id")) {
          flatten(key + "." + name, value, out);
        }
      });
    } else {
      out.put(key, scalar(key, node, "a single value"));
    }
  }

  private <T> T at(int line, String key, Supplier<T> check) {
    try {
      return check.get();
    } catch (InputException e) {
      if (String.valueOf(e.getMessage()).startsWith(file + ", line ")) {
        throw e; // it names its place more closely already
      }
      throw new InputException("%s, line %d, key '%s': %s".formatted(file, line, full(key), e.getMessage()), e);
    }
  }

  /** A whole number; of one with too many digits the complaint says how large it may be. */
  private <T> Optional<T> whole(String key, long most, Function<String, T> parse) {
    boolean digits = mapping.entries().get(key) instanceof YamlNode.Scalar scalar && DIGITS.matcher(scalar.text()).matches();
    return value(key, digits ? "a whole number of at most %,d".formatted(most) : "a whole number", parse);
  }

  private <T> Optional<T> value(String key, String type, Function<String, T> parse) {
    YamlNode node = mapping.entries().get(key);
    if (node == null) {
      return Optional.empty();
    }
    YamlNode.Scalar scalar = scalar(key, node, type);
    try {
      return Optional.of(parse.apply(scalar.text()));
    } catch (IllegalArgumentException e) {
      throw error(node.line(), "'%s' is '%s' but must be %s.".formatted(full(key), scalar.text(), type));
    }
  }

  private YamlNode.Scalar scalar(String key, YamlNode node, String type) {
    if (node instanceof YamlNode.Scalar scalar) {
      return scalar;
    }
    throw error(node.line(), "'%s' must be %s, not a list or a mapping.".formatted(full(key), type));
  }

  private static YamlNode.Mapping asMapping(YamlNode node, String file, String what) {
    if (node instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    throw new InputException("%s, line %d: %s must be a mapping of 'key: value' lines."
        .formatted(file, node.line(), what));
  }

  private int line(String key) {
    YamlNode node = mapping.entries().get(key);
    return node == null ? mapping.line() : node.line();
  }

  private InputException missing(String key) {
    return error(mapping.line(), "the key '%s' is missing; add it.".formatted(full(key)));
  }

  private InputException error(int line, String message) {
    return new InputException("%s, line %d: %s".formatted(file, line, message));
  }

  private String full(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
