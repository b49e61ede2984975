// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.util.List;
import org.driftlab.catalog.Sample.Column;
import org.driftlab.data.InputException;

/** The samples of made data that are shipped. */
public final class Samples {
  private static final String NONE = "–";
  private static final List<Column> SEA = List.of(new Column("attrib1…attrib3", NONE, "uniform in [0, 10); the third says nothing"),
      new Column("class", NONE, "whether the first two together are over a threshold, in one of ten rows the wrong one"));

  private static final List<Sample> ALL = List.of(
      sample("static-model", 40, 20_000, 3, "Points on two sides of a boundary that moves, and whose sides then exchange their "
          + "meaning. It shows at a glance what becomes of a model that is trained once.", SEA),
      sample("retail", 10, 30_000, 0, "Items that a shop showed to its customers before, in and after a lockdown, and whether they "
          + "were clicked. A recommender learns from it who likes what; a user's and an item's number say nothing but who and what.",
          List.of(new Column("user", NONE, "one of 200 customers"), new Column("item", NONE, "one of 60 items; i1, i7, i13 … are of one category"),
              new Column("daytime", NONE, "when the item was shown"), new Column("class", NONE, "what the customer did"))),
      sample("card-fraud", 1, 40_000, 3, "Payments by card, of which 1.5 % are fraud by a gang that changes its pattern when it has "
          + "been caught 150 times. In this file every fraud is caught at once, which makes the gang change as often as it can.",
          List.of(new Column("amountLog", "ln €", "natural logarithm of the amount"),
              new Column("hour", "h", "time of day in [0, 24)"), new Column("distanceKm", "km", "distance from home"),
              new Column("paymentsLastHour", NONE, "payments with the card in the hour before, as a rate"),
              new Column("merchant", NONE, "the merchant's trade"), new Column("device", NONE, "whether the device was used before"),
              new Column("class", NONE, "whether the payment was fraud"))),
      sample("news", 50, 3_000, 0, "Short messages on four topics, as counts of their words, while words come and go and a "
          + "campaign of spam floods one topic. The words are made of syllables and belong to no language.",
          List.of(new Column("word1…word256", "occurrences", "words of the message whose hash is the column's"),
              new Column("class", NONE, "the topic"))),
      sample("driving-sensors", 20, 15_000, 3, "What eight sensors of a car say and what a good driver does then, in sun and rain, "
          + "with a sensor that drifts and then is stuck. What is right never changes; what there is to see does.",
          List.of(new Column("offset", "m", "from the middle of the lane; wrong from the sensor's drift on"),
              new Column("heading", "°", "against the lane"), new Column("curvature", "1/km", "of the road"),
              new Column("speed", "m/s", "of the car"), new Column("distance", "m", "to what is ahead"),
              new Column("height", "m", "of what is ahead"), new Column("light", NONE, "brightness"),
              new Column("wetness", NONE, "of the road"), new Column("class", NONE, "what to do"))),
      sample("seasons", 20, 20_000, 3, "Points of two classes that exchange their meaning every 2,500 rows, as summer and winter take turns. "
          + "What was learned in one season is right again in the one after next.", SEA),
      sample("support-bot", 40, 3_000, 0, "Questions of customers to a shop's bot about eight things, as counts of their words. One thing is new "
          + "after a third of the rows, and after two thirds much is called by other names. The class is what was meant, as if everybody had "
          + "said so and nobody wrongly.",
          List.of(new Column("word1…word128", "occurrences", "words of the question whose hash is the column's"),
              new Column("class", NONE, "what the customer meant"))),
      sample("poisoned-feedback", 20, 5_000, 0, "Short messages on four topics as counts of their words, of which a stretch was labelled by "
          + "trolls who exchange the topics in pairs. A model that believes every label learns the lie.",
          List.of(new Column("word1…word64", "occurrences", "words of the message whose hash is the column's"),
              new Column("class", NONE, "the topic as the customers, or the trolls, say"))),
      sample("forgetting", 20, 1_200, 2, "Small images of digits that come two at a time, the first pair once more before the last. "
          + "A network that learns the new ones forgets the old.",
          List.of(new Column("pixel1…pixel256", NONE, "brightness in [0, 1], 16 × 16 row by row"), new Column("class", NONE, "the digit"))));

  private Samples() {}

  private static Sample sample(String scenario, int every, int rows, int decimals, String about, List<Column> columns) {
    return new Sample(Scenarios.find(scenario), every, rows, decimals, about, columns);
  }

  /** All samples. */
  public static List<Sample> all() {
    return ALL;
  }

  /** The ids of all samples. */
  public static List<String> ids() {
    return ALL.stream().map(Sample::id).toList();
  }

  /**
   * The sample of a preset.
   *
   * @throws InputException if there is none, with the nearest id and the list of all
   */
  public static Sample find(String id) {
    return ALL.stream().filter(sample -> sample.id().equals(id)).findFirst()
        .orElseThrow(() -> new InputException(Names.unknown("dataset", id, ids())));
  }
}
