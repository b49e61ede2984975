// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

import java.util.List;
import java.util.Locale;
import org.driftlab.data.Schema;

/**
 * One node of a decision tree and all below it, as a picture or a text needs them.
 *
 * @param condition what an instance fulfils to come here from the node above, such as {@code "salary ≤ 50000"}; empty
 *     for the root
 * @param feature the feature this node asks for, −1 for a leaf
 * @param weights the weight of each class that reached the node, [classes]
 * @param active whether a leaf still collects what it needs to split; true for a node that is no leaf
 * @param children a node for each answer, empty for a leaf
 */
public record TreeView(String condition, int feature, List<Double> weights, boolean active, List<TreeView> children) {
  public TreeView {
    weights = List.copyOf(weights);
    children = List.copyOf(children);
  }

  /** Whether the node asks nothing. */
  public boolean isLeaf() {
    return children.isEmpty();
  }

  /** The weight of all classes. */
  public double weight() {
    return weights.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The class with the largest weight, the first of equal ones. */
  public int majority() {
    int best = 0;
    for (int c = 1; c < weights.size(); c++) {
      best = weights.get(c) > weights.get(best) ? c : best;
    }
    return best;
  }

  /** The number of leaves. */
  public int leaves() {
    return isLeaf() ? 1 : children.stream().mapToInt(TreeView::leaves).sum();
  }

  /** The number of questions on the longest way to a leaf. */
  public int depth() {
    return isLeaf() ? 0 : 1 + children.stream().mapToInt(TreeView::depth).max().orElse(0);
  }

  /** The tree as text: a line a node, indented by two blanks a level, each leaf with its class and share. */
  public String text(Schema schema) {
    var out = new StringBuilder();
    append(schema, 0, out);
    return out.toString();
  }

  private void append(Schema schema, int level, StringBuilder out) {
    out.append("  ".repeat(level)).append(condition.isEmpty() ? "all" : condition);
    if (isLeaf()) {
      double weight = weight();
      double share = weight > 0 ? weights.get(majority()) / weight : 0;
      out.append(String.format(Locale.ROOT, ": %s (%.1f %% of %.0f)%s", schema.label().values().get(majority()),
          100 * share, weight, active ? "" : ", inactive"));
    }
    out.append('\n');
    for (TreeView child : children) {
      child.append(schema, level + 1, out);
    }
  }
}
