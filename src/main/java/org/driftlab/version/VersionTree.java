// SPDX-License-Identifier: Apache-2.0
package org.driftlab.version;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The history of a run's versions: an immutable tree, or several where more than one version has no parent.
 *
 * <p>Built in O(n); every query costs O(1) but {@link #lineage} and {@link #siblings}, which cost the length of their
 * answer. Children and roots stand in the order of the list the tree was built from.
 */
public final class VersionTree {
  private final Map<VersionId, ModelVersion> versions;
  private final Map<VersionId, List<ModelVersion>> children;
  private final Map<VersionId, Integer> depths;
  private final List<ModelVersion> all;
  private final List<ModelVersion> roots;

  private VersionTree(List<ModelVersion> list) {
    all = List.copyOf(list);
    versions = HashMap.newHashMap(all.size());
    children = HashMap.newHashMap(all.size());
    depths = HashMap.newHashMap(all.size());
    for (ModelVersion version : all) {
      if (versions.put(version.id(), version) != null) {
        throw new IllegalArgumentException("version %s stands twice in the list".formatted(version.id()));
      }
    }
    roots = link();
    measureDepths();
  }

  /**
   * The tree of a run's versions.
   *
   * @param versions in any order
   * @throws IllegalArgumentException if a number stands twice, a parent is not in the list, or versions are their own
   *     ancestors
   */
  public static VersionTree of(List<ModelVersion> versions) {
    return new VersionTree(versions);
  }

  private List<ModelVersion> link() {
    var found = new ArrayList<ModelVersion>();
    for (ModelVersion version : all) {
      Optional<VersionId> parent = version.parent();
      if (parent.isEmpty()) {
        found.add(version);
      } else if (versions.containsKey(parent.get())) {
        children.computeIfAbsent(parent.get(), id -> new ArrayList<>()).add(version);
      } else {
        throw new IllegalArgumentException(
            "the parent %s of version %s does not exist".formatted(parent.get(), version.id()));
      }
    }
    children.replaceAll((id, list) -> List.copyOf(list));
    return List.copyOf(found);
  }

  /** Walks down from the roots; whatever is not reached hangs on a cycle. */
  private void measureDepths() {
    var queue = new ArrayDeque<ModelVersion>(roots);
    roots.forEach(root -> depths.put(root.id(), 0));
    for (ModelVersion next = queue.poll(); next != null; next = queue.poll()) {
      int depth = depth(next.id()) + 1;
      for (ModelVersion child : children(next.id())) {
        depths.put(child.id(), depth);
        queue.add(child);
      }
    }
    for (ModelVersion version : all) {
      if (!depths.containsKey(version.id())) {
        throw new IllegalArgumentException("version %s is or descends from its own ancestor".formatted(version.id()));
      }
    }
  }

  /** All versions in the order they were given. */
  public List<ModelVersion> versions() {
    return all;
  }

  /** The versions without a parent. */
  public List<ModelVersion> roots() {
    return roots;
  }

  public boolean contains(VersionId id) {
    return versions.containsKey(id);
  }

  /**
   * A version by its number.
   *
   * @throws IllegalArgumentException if it is not in the tree
   */
  public ModelVersion get(VersionId id) {
    ModelVersion version = versions.get(id);
    if (version == null) {
      throw new IllegalArgumentException("there is no version " + id);
    }
    return version;
  }

  /** The version it was learned from; empty for a root. */
  public Optional<ModelVersion> parent(VersionId id) {
    return get(id).parent().map(this::get);
  }

  /** The versions learned from it. */
  public List<ModelVersion> children(VersionId id) {
    get(id);
    return children.getOrDefault(id, List.of());
  }

  /** The other versions of the same parent; for a root the other roots. */
  public List<ModelVersion> siblings(VersionId id) {
    List<ModelVersion> family = parent(id).map(parent -> children(parent.id())).orElse(roots);
    return family.stream().filter(version -> !version.id().equals(id)).toList();
  }

  /** The version itself, its parent, and so on up to its root. */
  public List<ModelVersion> lineage(VersionId id) {
    var line = new ArrayList<ModelVersion>();
    for (Optional<ModelVersion> next = Optional.of(get(id)); next.isPresent(); next = parent(next.get().id())) {
      line.add(next.get());
    }
    return List.copyOf(line);
  }

  /** Steps up to the root; 0 for a root. */
  public int depth(VersionId id) {
    Integer depth = depths.get(id);
    if (depth == null) {
      throw new IllegalArgumentException("there is no version " + id);
    }
    return depth;
  }
}
