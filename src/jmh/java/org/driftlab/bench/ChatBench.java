// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.driftlab.catalog.KnowledgeYaml;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.feedback.BotSettings;
import org.driftlab.feedback.Conversation;
import org.driftlab.feedback.ConversationListener;
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

  /**
   * In a conversation as people have it: a new process, no warm-up, raters who contradict each other, versions stored; and last
   * with the memory full, where the oldest example goes for each new one.
   */
  private static void conversation(KnowledgeBase base, List<String> questions, List<String> intents) {
    var conversation = new Conversation(base, new BotSettings().protectedBy(true, false), new InMemoryArchive(),
        ConversationListener.NONE, "bench");
    measure("rating in a conversation, the first 100", 0, 100, i -> conversation.rate(i, told(i, questions, intents)));
    measure("rating in a conversation, the next 900", 0, 900, i -> conversation.rate(i, told(i + 100, questions, intents)));
    measure("contradicting rating", 0, 200, i -> conversation.rate(i, new Feedback(Feedback.Kind.CORRECTION, SupportBot.OWNER,
        questions.get(i * 7 % questions.size()), "", intents.get((i * 3 + i / 40) % intents.size()), 1)));
    for (int i = 1_000; conversation.bot().taught() < 2_000; i++) {
      conversation.rate(i, told(i, questions, intents));
    }
    measure("rating with a full memory", 0, 200, i -> conversation.rate(i, told(i + 5_000, questions, intents)));
  }

  private static Feedback told(int i, List<String> questions, List<String> intents) {
    return new Feedback(Feedback.Kind.CORRECTION, SupportBot.OWNER,
        "my new question about thing" + i + " and " + questions.get(i * 7 % questions.size()), "", intents.get(i % intents.size()), 1);
  }

  /** Prints the median, the 99th percentile and the maximum of each in ms. */
  public static void main(String[] arguments) {
    KnowledgeBase base = KnowledgeYaml.shop().base();
    List<String> questions = base.intents().stream().flatMap(intent -> intent.examples().stream()).toList();
    List<String> intents = base.intents().stream().map(Intent::id).toList();
    conversation(base, questions, intents);
    var bot = new SupportBot(base, new BotSettings().protectedBy(true, false));
    measure("answer", i -> bot.answer(questions.get(i % questions.size()) + " thing" + i, i));
    measure("correction", i -> bot.rate(new Feedback(Feedback.Kind.CORRECTION, SupportBot.OWNER,
        "my new question about thing" + i + " and " + questions.get(i * 7 % questions.size()), "",
        intents.get(i % intents.size()), 1)));
    measure("answer after %d corrections".formatted(bot.taught()),
        i -> bot.answer(questions.get(i % questions.size()) + " thing" + i, i));
  }

  private static void measure(String what, IntFunction<Object> work) {
    measure(what, WARM_UP, MEASURED, work);
  }

  private static void measure(String what, int warmUp, int count, IntFunction<Object> work) {
    long[] nanos = new long[count];
    int kept = 0;
    for (int i = -warmUp; i < count; i++) {
      long begin = THREADS.getCurrentThreadCpuTime();
      kept += work.apply(i + warmUp).hashCode() & 1;
      if (i >= 0) {
        nanos[i] = THREADS.getCurrentThreadCpuTime() - begin;
      }
    }
    Arrays.sort(nanos);
    System.out.printf(Locale.ROOT, "%s: median %.2f ms, 99 %% %.2f ms, most %.2f ms (%d)%n", what, nanos[count / 2] / 1e6,
        nanos[count * 99 / 100] / 1e6, nanos[count - 1] / 1e6, kept);
  }
}
