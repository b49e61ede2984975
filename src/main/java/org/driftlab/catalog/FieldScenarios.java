// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.driftlab.detect.AdwinIncrease;
import org.driftlab.detect.monitor.Ks;
import org.driftlab.detect.monitor.Reference;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.Expectation.Happening;
import org.driftlab.engine.Expectation.Metric;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Guard;
import org.driftlab.engine.LabelDelay;
import org.driftlab.engine.LabelRule;
import org.driftlab.engine.Labels;
import org.driftlab.engine.Loss;
import org.driftlab.engine.Policies;
import org.driftlab.engine.Role;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Stakes;
import org.driftlab.engine.Strategy;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.bayes.MultinomialNaiveBayes;
import org.driftlab.learn.bayes.NaiveBayes;
import org.driftlab.learn.linear.FactorOptimizer;
import org.driftlab.learn.linear.FactorizationMachine;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.learn.tree.HoeffdingTree;
import org.driftlab.stream.CardPayments;
import org.driftlab.stream.DrivingSensors;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.Messages;
import org.driftlab.stream.Sea;
import org.driftlab.stream.ShopClicks;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.Change;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.driftlab.stream.drift.Recurrence;

/** The preset scenarios from a field of work: a shop, a bank, a newsroom, a car, the seasons. */
final class FieldScenarios {
  private static final int SEED = 1;
  private static final int WINDOW = 1_000;

  private FieldScenarios() {}

  static List<Scenario> all() {
    return List.of(retail(), cardFraud(), news(), drivingSensors(), seasons(), supportBot(), poisonedFeedback(), electricity());
  }

  private static Scenario retail() {
    return scenario("retail", "A shop before and after lockdown", """
        A shop shows items to its customers; a factorization machine learns who clicks on what. At 100,000 lockdown begins: \
        overnight travel and clothing are out, home and games are in, and a third of the customers has another taste. At \
        200,000 the old world comes back, but half of those keep their new taste. The frozen model recommends suitcases all the \
        while, and is nearly right again at the end.""",
        new ShopClicks(), 300_000, new FactorizationMachine(8, 0.1, 1e-5, FactorOptimizer.ADAGRAD, 0.05, true),
        new Strategy.Continuous(25_000), Labels.IMMEDIATE, 20_000,
        to(new ShopClicks(200, 60, ShopClicks.Phase.LOCKDOWN, SEED), 100_000),
        to(new ShopClicks(200, 60, ShopClicks.Phase.AFTER, SEED), 200_000))
        .with(new Stakes("clicked", 1, 0.5, "item", 10))
        .expecting(List.of(new Expectation.Detected(100_000, 3_000),
            new Expectation.Lead(Role.CHAMPION, Role.STATIC, 120_000, 200_000, 0.1),
            new Expectation.Level(Role.CHAMPION, Metric.AUC, 50_000, 100_000, 0.7, 0.9),
            new Expectation.Level(Role.CHAMPION, Metric.AUC, 150_000, 200_000, 0.7, 0.9),
            new Expectation.Level(Role.CHAMPION, Metric.HIT_RATE, 0, 0, 0.25, 0.5),
            new Expectation.Lead(Role.CHAMPION, Role.STATIC, Metric.COST, 0, 0, 0.02)),
            "Take the learner logistic-regression: it knows which items are liked, but not by whom.",
            "Let the labels come 20,000 instances late and see how long the shop recommends the wrong items.");
  }

  private static Scenario cardFraud() {
    var labels = new Labels(LabelRule.IMMEDIATE, Map.of("honest", new LabelRule(new LabelDelay.Fixed(20_000), 1, 0),
        "fraud", new LabelRule(new LabelDelay.Uniform(20_000, 60_000), 0.8, 0)), 100_000, Labels.WhenFull.DROP_OLDEST);
    return scenario("card-fraud", "Fraud that answers back", """
        1.5 % of the payments are fraud, and whether one was is known weeks later, of every fifth fraud never. The gang notices when \
        its payments are declined: after 150 of them it changes its pattern, and nobody has injected that drift, the model has. \
        A missed fraud costs 100 €, a false alarm 5 €. Accuracy says 98 % to a model that finds nothing; so gate and guard compare \
        what the errors cost, and the candidate that has learned the new patterns is promoted, even where it makes more errors than before.""",
        new CardPayments(), 400_000, new NaiveBayes(), new Strategy.Gated(), labels, 20_000)
        .with(new Stakes("fraud", 100, 5, "", 1))
        .with(new Policies(Policies.DEFAULT.update(), Optional.of(new Gate().withLoss(Loss.COST)),
            Optional.of(new Guard().withLoss(Loss.COST))))
        .expecting(List.of(new Expectation.Level(Role.MAJORITY, 0, 0, 0.98, 0.99),
            new Expectation.Level(Role.CHAMPION, Metric.KAPPA, 0, 0, 0.7, 0.85),
            new Expectation.Level(Role.CHAMPION, Metric.AUC, 0, 0, 0.9, 1),
            new Expectation.Lead(Role.CHAMPION, Role.MAJORITY, Metric.COST, 0, 0, 0.9),
            new Expectation.Happens(Happening.PROMOTION, 30_000, 400_000, 1, 10),
            new Expectation.Lead(Role.CHAMPION, Role.STATIC, Metric.COST, 0, 0, 0.1)),
            "Have gate and guard compare errors: a candidate is promoted and taken back again, and the bank pays about three times as much.",
            "Set the gang's patience to 0: it never notices, and one model serves for good.",
            "Let the labels come at once and count the patterns that the gang goes through.");
  }

  private static Scenario news() {
    return scenario("news", "News and a campaign of spam", """
        Short messages on four topics, sorted by their words. All the while old words vanish and new ones appear. At 60,000 a fifth of \
        the words changes its topic at once. From 100,000 to 110,000 a campaign floods the fourth topic, which then makes up 85 % \
        of all messages: accuracy rises, and the baseline that always says the same rises with it.""",
        new Messages(4, 256, 30, 60, 1, 0, 30, 20, SEED), 150_000, new MultinomialNaiveBayes(),
        new Strategy.Continuous(25_000), Labels.IMMEDIATE, 10_000,
        to(new Messages(4, 256, 30, 60, 1, 3, 30, 20, SEED), 60_000),
        new DriftEvent.Injection(new Change.PriorShift("0.05, 0.05, 0.05, 0.85"), 100_000, 0, Profile.ABRUPT, 1,
            new Recurrence(10_001, 10_000, 1)))
        .expecting(List.of(new Expectation.Detected(60_000, 3_000),
            new Expectation.Lead(Role.CHAMPION, Role.STATIC, 70_000, 100_000, 0.05),
            new Expectation.Level(Role.MAJORITY, 0, 0, 0.2, 0.4)),
            "Take the strategy retrain-on-drift: a model that starts afresh is rid of the words of yesterday.",
            "Raise the turnover of words to 10 in 1,000 messages.");
  }

  private static Scenario drivingSensors() {
    return scenario("driving-sensors", "Sensors on the road", """
        A car keeps to its road: five actions by eight sensors. At 80,000 it begins to rain; what is right stays right, but the car sees \
        situations it hardly knew. At 160,000 the sensor of its offset in the lane drifts and at 200,000 it is stuck. Lost cargo, \
        which one has to swerve around, lies on the road only from 240,000 on. The monitors need no label: they see rain and sensor before \
        the errors do, for the labels come 5,000 instances late.""",
        new DrivingSensors(), 300_000, new LogisticRegression(), new Strategy.Continuous(50_000), new Labels(5_000), 10_000,
        to(new DrivingSensors(DrivingSensors.Weather.RAIN, SEED), 80_000),
        new DriftEvent.Injection(new Change.Offset("offset", 1), 160_000, 40_000, Profile.LINEAR),
        new DriftEvent.Injection(new Change.StuckSensor("offset"), 200_000, 0, Profile.ABRUPT),
        new DriftEvent.Injection(new Change.NewClass(4), 240_000, 0, Profile.ABRUPT))
        .withMonitors(List.of(new Ks(Reference.RENEWED, 2_000, 1_000, 500, 1e-5)))
        .expecting(List.of(new Expectation.Detected(80_000, 2_000), new Expectation.Detected(200_000, 2_000),
            new Expectation.Happens(Happening.DATA_DRIFT, 80_000, 85_000, 1, Integer.MAX_VALUE)),
            "Leave out the monitors: the rain is noticed by its errors only, 5,000 instances later.",
            "Take the strategy gated, with approval by a person: who lets a new model drive?");
  }

  private static Scenario seasons() {
    return scenario("seasons", "Seasons that come back", """
        Two seasons take turns every 50,000 instances, as summer and winter do. A model that learns on adapts each time as if it \
        had never seen winter before; one that is frozen in summer is right in every second season.""",
        new Sea(3, SEED, false, 10), 400_000, new LogisticRegression(), new Strategy.Continuous(50_000), Labels.IMMEDIATE, 5_000,
        new DriftEvent.LabelSwap(0, 1, 50_000, 0, Profile.ABRUPT, 1, new Recurrence(100_000, 50_000, 4)))
        .expecting(List.of(new Expectation.Level(Role.STATIC, 60_000, 100_000, 0, 0.3),
            new Expectation.Level(Role.STATIC, 110_000, 150_000, 0.7, 1),
            new Expectation.Level(Role.CHAMPION, 60_000, 400_000, 0.8, 0.95),
            new Expectation.Detected(50_000, 2_000), new Expectation.Detected(350_000, 2_000)),
            "Take the learner sam-knn, whose long-term memory keeps last winter.",
            "Roll back to the version before the last season when the next one begins.");
  }

  private static Scenario supportBot() {
    var labels = new Labels(new LabelRule(new LabelDelay.Geometric(200), 0.3, 0.05), Map.of(), 100_000, Labels.WhenFull.DROP_OLDEST);
    return scenario("support-bot", "A support bot that learns from ratings", """
        Customers ask a shop's bot about eight things, and it sorts the questions by their words. Three in ten say afterwards what they had \
        meant, some hundred questions later, and one of twenty of these is wrong. At 40,000 a new product comes, and with it questions \
        that nobody had asked before; at 80,000 the shop renames most of what it sells. The bot that was trained once answers the new \
        questions with old answers for good.""",
        new Messages(8, 128, 30, 80, 0, 0, 30, 20, SEED), 120_000, new LogisticRegression(),
        new Strategy.Continuous(10_000), labels, 3_000,
        new DriftEvent.Injection(new Change.NewClass(7), 40_000, 0, Profile.ABRUPT),
        to(new Messages(8, 128, 30, 80, 0, 3, 50, 20, SEED), 80_000))
        .expecting(List.of(new Expectation.Level(Role.CHAMPION, 20_000, 40_000, 0.7, 0.9),
            new Expectation.Detected(80_000, 2_000), new Expectation.Lead(Role.CHAMPION, Role.STATIC, 90_000, 0, 0.5),
            new Expectation.Lead(Role.CHAMPION, Role.STATIC, 0, 0, 0.2)),
            "Let one question in a hundred be rated: how long does the bot not know the new product?",
            "Let half of the ratings be wrong, and then take the strategy gated.",
            "Teach a bot yourself in the perspective Conversation, or with 'driftlab chat'.");
  }

  private static Scenario poisonedFeedback() {
    return scenario("poisoned-feedback", "Poisoned feedback", """
        Customers say on which topic their messages were, and a model learns to sort them. From 50,000 to 54,000 a group of trolls \
        exchanges the topics in pairs. The candidate believes them, passes the gate, and is promoted, for by the trolls' labels it is \
        better. When they have gone, the guard finds that the deposed champion was right and rolls back by itself.""",
        new Messages(4, 64, 30, 60, 0, 0, 30, 20, SEED), 100_000, new LogisticRegression(), new Strategy.Gated(), Labels.IMMEDIATE, 10_000,
        poison(0, 1), poison(2, 3))
        .expecting(List.of(new Expectation.Happens(Happening.PROMOTION, 50_000, 54_000, 1, 5),
            new Expectation.Happens(Happening.ROLLBACK, 54_000, 58_000, 1, 1),
            new Expectation.Level(Role.CHAMPION, 60_000, 0, 0.55, 0.75)),
            "Set the guard to 0 labels: the poisoned model stays until the gate promotes another.",
            "Take the strategy continuous: there is no gate to pass, so the poison works at once, and so does the truth afterwards.",
            "Have promotions wait for a person, and decide by what you know and the gate does not.");
  }

  /** The one preset whose data DriftLab does not make and does not ship. */
  private static Scenario electricity() {
    return scenario("electricity", "Electricity, from your own file", """
        Does the price of electricity in New South Wales rise? The data are not shipped: get the Electricity data of Harries (45,312 half \
        hours, with the columns of scikit-multiflow's elec.csv, the class last), name the file elec.csv and put it into the folder that \
        DriftLab is started in; a file elsewhere can be opened under Data. Nobody injected this drift; the world did. A tree is right in 78 % \
        of the cases, which sounds well until one looks at the baseline that says what was true half an hour ago: 85 %.""",
        new FileStream("elec.csv", "class", ""), 45_312, new HoeffdingTree(), new Strategy.Continuous(5_000), Labels.IMMEDIATE, 2_000)
        .expecting(List.of(new Expectation.Level(Role.NO_CHANGE, 0, 0, 0.85, 0.86), new Expectation.Level(Role.CHAMPION, 0, 0, 0.75, 0.82),
            new Expectation.Level(Role.CHAMPION, Metric.KAPPA_T, 0, 0, -1, 0), new Expectation.Lead(Role.CHAMPION, Role.STATIC, 0, 0, 0.04)),
            "Let the labels come a day late, which is 48 instances: now the baseline knows yesterday only, and the tree is ahead of it.",
            "Take the learner adaptive-random-forest, which beats the baseline even with labels at once.",
            "Open a file of your own under Data and ask the same question: what does the no-change baseline say?");
  }

  private static DriftEvent poison(int first, int second) {
    return new DriftEvent.LabelSwap(first, second, 50_000, 0, Profile.ABRUPT, 1, new Recurrence(4_001, 4_000, 1));
  }

  private static DriftEvent to(StreamSpec concept, long start) {
    return new DriftEvent.ConceptSwitch(concept, start, 0, Profile.ABRUPT);
  }

  private static Scenario scenario(String id, String title, String story, StreamSpec stream, long instances, LearnerSpec learner,
      Strategy strategy, Labels labels, int initialLabels, DriftEvent... drifts) {
    return new Scenario(id, title, story, stream, new DriftSchedule(List.of(drifts)), instances, learner, strategy,
        new AdwinIncrease(), labels, Optional.empty(), WINDOW, initialLabels, SEED);
  }
}
