// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;

/**
 * A copy of the champion is tested on each concept of the drift every n instances; a held-out set per concept is drawn from
 * the concept's own generator with another seed. Costs n-th part of heldOut · concepts predictions an instance.
 *
 * @param every n
 * @param heldOut instances of each held-out set
 */
public record ForgettingTest(
    @Param(label = "Test every", unit = "instances", min = 10, help = "Instances between two tests.") int every,
    @Param(label = "Held out", unit = "instances", min = 10, max = 100_000, help = "Instances of each concept's test.")
    int heldOut) implements Spec {
  public ForgettingTest {
    Params.check(ForgettingTest.class, every, heldOut);
  }

  public ForgettingTest() {
    this(5_000, 200);
  }

  @Override
  public String id() {
    return "forgetting";
  }

  @Override
  public String title() {
    return "Test on past concepts";
  }
}
