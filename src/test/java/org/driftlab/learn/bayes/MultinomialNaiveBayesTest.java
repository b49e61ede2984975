// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.driftlab.data.Instance;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerStreams;
import org.junit.jupiter.api.Test;

class MultinomialNaiveBayesTest {
  private final double[] scores = new double[2];

  /** Example 13.1 of Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2008: China or not. */
  @Test
  void classifiesTheTextbooksDocument() {
    Learner learner = new MultinomialNaiveBayes().create(LearnerStreams.schema(6, 2), 1);
    // Chinese, Beijing, Shanghai, Macao, Tokyo, Japan.
    learner.learn(LearnerStreams.instance(1, 2, 1, 0, 0, 0, 0));
    learner.learn(LearnerStreams.instance(1, 2, 0, 1, 0, 0, 0));
    learner.learn(LearnerStreams.instance(1, 1, 0, 0, 1, 0, 0));
    learner.learn(LearnerStreams.instance(0, 1, 0, 0, 0, 1, 1));
    learner.predict(LearnerStreams.instance(Instance.NO_LABEL, 3, 0, 0, 0, 1, 1), scores);
    double china = 3.0 / 4 * Math.pow(3.0 / 7, 3) / 14 / 14;
    double other = 1.0 / 4 * Math.pow(2.0 / 9, 3) * 2 / 9 * 2 / 9;
    assertThat(scores[1]).isCloseTo(china / (china + other), within(1e-12));
  }

  @Test
  void whatCannotBeACountCountsAsNone() {
    Learner learner = new MultinomialNaiveBayes().create(LearnerStreams.schema(2, 2), 1);
    learner.learn(LearnerStreams.instance(0, 3, 1));
    learner.learn(LearnerStreams.instance(1, 1, 3));
    for (double odd : new double[] {-2, Double.NaN, Double.POSITIVE_INFINITY, -0.0}) {
      learner.predict(LearnerStreams.instance(Instance.NO_LABEL, 1, odd), scores);
      assertThat(scores[0]).isCloseTo(2.0 / 3, within(1e-12));
    }
  }

  @Test
  void aNominalValueIsSomethingThatOccurredOnce() {
    Learner learner = new MultinomialNaiveBayes().create(LearnerStreams.schema(0, 2, 2), 1);
    learner.learn(LearnerStreams.instance(0, 1));
    learner.learn(LearnerStreams.instance(1, 0));
    learner.predict(LearnerStreams.instance(Instance.NO_LABEL, 1), scores);
    assertThat(scores[0]).isCloseTo(2.0 / 3, within(1e-12));
  }
}
