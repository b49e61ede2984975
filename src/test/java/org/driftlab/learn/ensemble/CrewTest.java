// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class CrewTest {
  @Test
  void everyNumberIsDoneExactlyOnceByTheTimeACallReturns() {
    var done = new AtomicIntegerArray(13);
    for (int call = 1; call <= 20_000; call++) {
      int threads = 1 + call % 4;
      Crew.run(threads, 13, done::incrementAndGet);
      for (int i = 0; i < 13; i++) {
        assertThat(done.get(i)).isEqualTo(call);
      }
    }
  }

  @Test
  void callsWithinACallAreDoneToo() {
    var sum = new AtomicInteger();
    for (int call = 0; call < 200; call++) {
      Crew.run(2, 5, outer -> Crew.run(2, 7, inner -> sum.addAndGet(inner)));
    }
    assertThat(sum.get()).isEqualTo(200 * 5 * 21);
  }

  @Test
  void callsFromSeveralThreadsDoNotDisturbEachOther() throws InterruptedException {
    var sum = new AtomicInteger();
    var threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      threads[t] = new Thread(() -> {
        for (int call = 0; call < 2_000; call++) {
          Crew.run(2, 4, sum::addAndGet);
        }
      });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(sum.get()).isEqualTo(4 * 2_000 * 6);
  }

  @Test
  void aFailureReachesTheCallerAndTheNextCallWorks() {
    assertThatThrownBy(() -> Crew.run(2, 3, index -> {
      throw new IllegalArgumentException("broken " + index);
    })).satisfiesAnyOf(
        e -> assertThat(e).isInstanceOf(IllegalArgumentException.class),
        e -> assertThat(e).hasCauseInstanceOf(IllegalArgumentException.class));
    var done = new AtomicInteger();
    Crew.run(2, 3, index -> done.incrementAndGet());
    assertThat(done.get()).isEqualTo(3);
  }
}
