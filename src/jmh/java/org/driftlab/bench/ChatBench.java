// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.driftlab.catalog.KnowledgeYaml;
import org.driftlab.feedback.BotSettings;
import org.driftlab.feedback.Feedback;
import org.driftlab.feedback.Intent;
import org.driftlab.feedback.KnowledgeBase;
import org.driftlab.feedback.SupportBot;

/** How long the support bot takes to answer and to learn a correction, with the shop's knowledge base: both under 10 ms of processor time. */
public final class ChatBench {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 300;
  private static final int MEASURED = 700;

  private ChatBench() {}

  /** Prints the median, the 99th percentile and the maximum of each in ms. */
  public static void main(String[] arguments) {
    KnowledgeBase base = KnowledgeYaml.shop().base();
    List<String> questions = base.intents().stream().flatMap(intent -> intent.examples().stream()).toList();
    List<String> intents = base.intents().stream().map(Intent::id).toList();
    var bot = new SupportBot(base, new BotSettings().protectedBy(true, false));
    measure("answer", i -> bot.answer(questions.get(i % questions.size()) + " thing" + i, i));
    measure("correction", i -> bot.rate(new Feedback(Feedback.Kind.CORRECTION, SupportBot.OWNER,
        "my new question about thing" + i + " and " + questions.get(i * 7 % questions.size()), "",
        intents.get(i % intents.size()), 1)));
    measure("answer after %d corrections".formatted(bot.taught()),
        i -> bot.answer(questions.get(i % questions.size()) + " thing" + i, i));
  }

  private static void measure(String what, IntFunction<Object> work) {
    long[] nanos = new long[MEASURED];
    int kept = 0;
    for (int i = -WARM_UP; i < MEASURED; i++) {
      long begin = THREADS.getCurrentThreadCpuTime();
      kept += work.apply(i + WARM_UP).hashCode() & 1;
      if (i >= 0) {
        nanos[i] = THREADS.getCurrentThreadCpuTime() - begin;
      }
    }
    Arrays.sort(nanos);
    System.out.printf(Locale.ROOT, "%s: median %.2f ms, 99 %% %.2f ms, most %.2f ms (%d)%n", what, nanos[MEASURED / 2] / 1e6,
        nanos[MEASURED * 99 / 100] / 1e6, nanos[MEASURED - 1] / 1e6, kept);
  }
}
