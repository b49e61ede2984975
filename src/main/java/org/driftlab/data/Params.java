// SPDX-License-Identifier: Apache-2.0
package org.driftlab.data;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads, checks and sets the parameters of {@link Spec} records. */
public final class Params {
  private Params() {}

  /** One parameter as a form or a listing shows it. */
  public record Info(String name, Class<?> type, Object value, Param param) {
    /** The allowed range in words, such as "in [0, 1]" or "one of A, B"; empty if anything goes. */
    public String range() {
      return Params.range(type, param);
    }
  }

  /**
   * Checks values against the {@link Param} ranges of a record's components; call it first thing in the canonical
   * constructor.
   *
   * @param values the components' values in order
   * @throws InputException naming the parameter, its value and the allowed range
   */
  public static void check(Class<? extends Record> type, Object... values) {
    RecordComponent[] components = type.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      Param param = components[i].getAnnotation(Param.class);
      if (param != null && values[i] instanceof Number number && !inRange(number.doubleValue(), param)) {
        throw new InputException("Parameter '%s' is %s but must be %s."
            .formatted(components[i].getName(), number, range(components[i].getType(), param)));
      }
    }
  }

  /** The parameters of a spec with their present values, in the order of the record's components. */
  public static List<Info> of(Spec spec) {
    var infos = new ArrayList<Info>();
    for (RecordComponent component : spec.getClass().getRecordComponents()) {
      Param param = component.getAnnotation(Param.class);
      if (param != null) {
        infos.add(new Info(component.getName(), component.getType(), value(spec, component), param));
      }
    }
    return infos;
  }

  /**
   * A copy of a spec with some parameters set from text; none of them may be a spec itself.
   *
   * @throws InputException for an unknown name, text that is not of the parameter's type, or a value out of range
   */
  public static <S extends Spec> S with(S spec, Map<String, String> texts) {
    return with(spec, texts, (kind, id) -> {
      throw new InputException("'%s' cannot be looked up here".formatted(id));
    });
  }

  /**
   * A copy of a spec with some parameters set from text. A parameter that is a spec itself is set by its id, and the
   * parameters of that one by dotted names: {@code base=naive-bayes}, {@code base.window=500}.
   *
   * @param finder finds a nested spec by its id
   * @throws InputException for an unknown name or id, text that is not of the parameter's type, or a value out of range
   */
  public static <S extends Spec> S with(S spec, Map<String, String> texts, SpecFinder finder) {
    RecordComponent[] components = spec.getClass().getRecordComponents();
    var types = new Class<?>[components.length];
    var values = new Object[components.length];
    var names = new ArrayList<String>();
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      types[i] = components[i].getType();
      values[i] = value(spec, components[i]);
      names.add(name);
      String text = texts.get(name);
      if (values[i] instanceof Spec nested) {
        values[i] = nested(name, types[i], text == null ? nested : find(name, types[i], text, finder), texts, finder);
      } else if (text != null) {
        values[i] = parse(name, types[i], text);
      }
    }
    for (String name : texts.keySet()) {
      int dot = name.indexOf('.');
      String head = dot < 0 ? name : name.substring(0, dot);
      if (!names.contains(head) || dot >= 0 && !(values[names.indexOf(head)] instanceof Spec)) {
        throw new InputException("%s has no parameter '%s'; %s."
            .formatted(spec.id(), name, names.isEmpty() ? "it has none" : "choose from " + String.join(", ", names)));
      }
    }
    return construct(spec, types, values);
  }

  private static Spec find(String name, Class<?> kind, String id, SpecFinder finder) {
    try {
      return finder.find(kind, id.strip());
    } catch (InputException e) {
      throw new InputException("Parameter '%s' is '%s' but must be an id of the catalog. %s"
          .formatted(name, id, e.getMessage()), e);
    }
  }

  /** A nested spec with the texts whose names begin with its own. */
  private static Spec nested(String name, Class<?> kind, Spec spec, Map<String, String> texts, SpecFinder finder) {
    if (!kind.isInstance(spec)) {
      throw new InputException("Parameter '%s' is '%s' but must be a %s."
          .formatted(name, spec.id(), kind.getSimpleName()));
    }
    String prefix = name + ".";
    var inner = new LinkedHashMap<String, String>();
    texts.forEach((key, text) -> {
      if (key.startsWith(prefix)) {
        inner.put(key.substring(prefix.length()), text);
      }
    });
    return inner.isEmpty() ? spec : with(spec, inner, finder);
  }

  /** A spec as one line of JSON: its id and its parameters, in the order of the record's components. */
  public static String json(Spec spec) {
    var text = new StringBuilder("{\"id\":\"").append(spec.id()).append('"');
    for (Info info : of(spec)) {
      text.append(",\"").append(info.name()).append("\":");
      switch (info.value()) {
        case Number number -> text.append(number);
        case Boolean bool -> text.append(bool);
        case Spec nested -> text.append(json(nested));
        case Enum<?> constant -> text.append('"').append(word(constant)).append('"');
        default -> quote(info.value().toString(), text);
      }
    }
    return text.append('}').toString();
  }

  private static void quote(String value, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  @SuppressWarnings("unchecked")
  private static <S extends Spec> S construct(S spec, Class<?>[] types, Object[] values) {
    try {
      return (S) spec.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InputException input) {
        throw input;
      }
      throw new IllegalStateException("constructor of " + spec.getClass() + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot construct " + spec.getClass(), e);
    }
  }

  private static Object value(Spec spec, RecordComponent component) {
    try {
      return component.getAccessor().invoke(spec);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static Object parse(String name, Class<?> type, String text) {
    String trimmed = text.strip();
    try {
      if (type == int.class) {
        return Integer.parseInt(trimmed);
      } else if (type == long.class) {
        return Long.parseLong(trimmed);
      } else if (type == double.class) {
        return Double.parseDouble(trimmed);
      } else if (type == String.class) {
        return text;
      }
    } catch (NumberFormatException e) {
      throw new InputException("Parameter '%s' is '%s' but must be a %s."
          .formatted(name, text, type == double.class ? "number" : "whole number"), e);
    }
    if (type == boolean.class && (trimmed.equals("true") || trimmed.equals("false"))) {
      return Boolean.valueOf(trimmed);
    }
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        if (word(constant).equals(trimmed.toLowerCase(Locale.ROOT))) {
          return constant;
        }
      }
    }
    throw new InputException("Parameter '%s' is '%s' but must be %s.".formatted(name, text, choices(type)));
  }

  private static boolean inRange(double value, Param param) {
    boolean aboveMin = param.minExclusive() ? value > param.min() : value >= param.min();
    boolean belowMax = param.maxExclusive() ? value < param.max() : value <= param.max();
    return aboveMin && belowMax && Double.isFinite(value);
  }

  private static String range(Class<?> type, Param param) {
    if (type.isEnum() || type == boolean.class) {
      return choices(type);
    }
    boolean low = param.min() != Double.NEGATIVE_INFINITY;
    boolean high = param.max() != Double.POSITIVE_INFINITY;
    if (low && high) {
      return "in " + (param.minExclusive() ? "(" : "[") + number(param.min()) + ", " + number(param.max())
          + (param.maxExclusive() ? ")" : "]");
    } else if (low) {
      return (param.minExclusive() ? "greater than " : "at least ") + number(param.min());
    } else if (high) {
      return (param.maxExclusive() ? "less than " : "at most ") + number(param.max());
    }
    return type == double.class ? "finite" : "";
  }

  private static String choices(Class<?> type) {
    if (type == boolean.class) {
      return "true or false";
    }
    var words = new ArrayList<String>();
    Object[] constants = type.getEnumConstants();
    if (constants != null) {
      for (Object constant : constants) {
        words.add(word(constant));
      }
    }
    return "one of " + String.join(", ", words);
  }

  /** An enum constant as it is written in files and on the command line: lower case with hyphens. */
  public static String word(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
  }
}
