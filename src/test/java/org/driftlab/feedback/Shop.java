// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.driftlab.catalog.KnowledgeYaml;
import org.driftlab.engine.InMemoryArchive;

/** The shipped knowledge base with questions that no bot is taught. */
final class Shop {
  static final KnowledgeBase BASE = KnowledgeYaml.shop().base();

  private Shop() {}

  /** The lines of a file of tab-separated values. */
  static List<String[]> lines(String name) {
    var lines = new ArrayList<String[]>();
    try (var in = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
        Shop.class.getResourceAsStream("/feedback/" + name)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line.split("\t", -1));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return lines;
  }

  static Feedback correction(String rater, String message, String intent) {
    return new Feedback(Feedback.Kind.CORRECTION, rater, message, "", intent, 1);
  }

  static Conversation conversation(BotSettings settings) {
    return new Conversation(BASE, settings, new InMemoryArchive(), ConversationListener.NONE, "test");
  }

  static String best(SupportBot bot, String message) {
    return BASE.intents().get(bot.best(message)).id();
  }

  /** How many examples of the knowledge base are answered rightly. */
  static long knownExamples(SupportBot bot) {
    return BASE.intents().stream().flatMap(intent -> intent.examples().stream()
        .filter(example -> best(bot, example).equals(intent.id()))).count();
  }

  static long examples() {
    return BASE.intents().stream().mapToLong(intent -> intent.examples().size()).sum();
  }
}
