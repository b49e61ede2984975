// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.Attribute;
import org.driftlab.data.InputException;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.data.Spec;
import org.driftlab.evaluate.Confusion;

/**
 * What is at stake: the class that matters and what each kind of error about it costs. The champion's AUC for that class is
 * measured too, and its hit rate at 10 if there is a column of items: at every n-th positive label the champion, which has not
 * learned it yet, scores all items in that context; it is a hit if the item it was comes among the first 10.
 *
 * @param positive the class that matters, such as fraud or clicked
 * @param miss what it costs to take a positive for something else
 * @param falseAlarm what it costs to take something else for a positive
 * @param items the nominal column whose values are ranked; empty for no hit rate
 * @param rankEvery n
 */
public record Stakes(
    @Param(label = "Positive class", help = "The class that matters.") String positive,
    @Param(label = "Cost of a miss", min = 0, max = 1e9, help = "Of a positive that was taken for something else.") double miss,
    @Param(label = "Cost of a false alarm", min = 0, max = 1e9, help = "Of something else that was taken for a positive.")
    double falseAlarm,
    @Param(label = "Items", help = "The nominal column whose values are ranked; empty for no hit rate.") String items,
    @Param(label = "Rank every", unit = "positives", min = 1, help = "Positive labels from one ranking to the next.")
    int rankEvery) implements Spec {
  public Stakes {
    Params.check(Stakes.class, positive, miss, falseAlarm, items, rankEvery);
  }

  /** An error of either kind costs 1. */
  public Stakes() {
    this("", 1, 1, "", 10);
  }

  @Override
  public String id() {
    return "stakes";
  }

  @Override
  public String title() {
    return "What is at stake";
  }

  /**
   * The number of the positive class.
   *
   * @throws InputException if there is no such class
   */
  public int positiveIn(Schema schema) {
    int found = schema.label().values().indexOf(positive);
    if (found < 0) {
      throw new InputException("Parameter 'positive' is '%s' but must be one of the classes %s."
          .formatted(positive, String.join(", ", schema.label().values())));
    }
    return found;
  }

  /**
   * The number of the column of items; −1 for none.
   *
   * @throws InputException if there is no such nominal column
   */
  public int itemsIn(Schema schema) {
    if (items.isEmpty()) {
      return -1;
    }
    for (int a = 0; a < schema.featureCount(); a++) {
      if (schema.feature(a) instanceof Attribute.Nominal column && column.name().equals(items)) {
        return a;
      }
    }
    throw new InputException("Parameter 'items' is '%s' but must be the name of a nominal column.".formatted(items));
  }

  /** What the errors of a confusion matrix cost a label; {@code NaN} without labels or cells. */
  double costPerLabel(Confusion confusion, int positiveClass) {
    if (confusion.labels() == 0) {
      return Double.NaN;
    }
    long hits = confusion.hits(positiveClass);
    return (miss * (confusion.truths(positiveClass) - hits) + falseAlarm * (confusion.predictions(positiveClass) - hits))
        / confusion.labels();
  }
}
