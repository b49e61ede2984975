// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;

/**
 * One part of the catalog: specs with their defaults, found by id.
 *
 * @param <S> the kind of spec
 */
public final class Section<S extends Spec> implements Iterable<S> {
  private final String noun;
  private final SequencedMap<String, S> entries = new LinkedHashMap<>();

  /**
   * A section with some entries, in the order in which they are listed.
   *
   * @param noun what an entry is called in a message, such as "stream"
   */
  Section(String noun, List<? extends S> specs) {
    this.noun = noun;
    for (S spec : specs) {
      if (entries.put(spec.id(), spec) != null) {
        throw new IllegalStateException("two catalog entries have the id " + spec.id());
      }
    }
  }

  /** What an entry is called, such as "stream". */
  public String noun() {
    return noun;
  }

  /** The ids in order. */
  public List<String> ids() {
    return List.copyOf(entries.keySet());
  }

  /** The entries in order. */
  public List<S> specs() {
    return List.copyOf(entries.values());
  }

  /**
   * The entry of an id, with its defaults.
   *
   * @throws InputException if there is none, with the nearest id and the list of all
   */
  public S find(String id) {
    S spec = entries.get(id);
    if (spec == null) {
      throw new InputException(Names.unknown(noun, id, entries.keySet()));
    }
    return spec;
  }

  /**
   * The entry of an id with some parameters set from text.
   *
   * @throws InputException for an unknown id or parameter, a wrong type or a value out of range
   */
  public S find(String id, Map<String, String> parameters) {
    return Params.with(find(id), parameters, Catalog::find);
  }

  @Override
  public Iterator<S> iterator() {
    return specs().iterator();
  }
}
