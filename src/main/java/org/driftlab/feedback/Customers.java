// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;

/**
 * Simulated customers of a knowledge base, some of them trolls.
 *
 * <p>A customer asks one of the examples, now and then with a slip of the finger. As time goes by more and more
 * of the less common words are replaced by words that nobody taught the bot, one new word for one old word, so that what
 * customers say drifts while what they mean stays. A customer rates seven answers in ten: an answer that is right gets a
 * thumb up, one that is wrong is corrected three times in five, otherwise it gets a thumb down. A troll rates everything,
 * and wrongly: thumbs up for wrong answers, and right ones are "corrected" to one and the same intent.
 *
 * @param trolls share of the questions that come from trolls, in [0, 1]
 * @param vocabulary share of the less common words that are replaced in the end, in [0, 1]
 * @param over questions until all of these are replaced
 * @param seed of all of it
 */
public record Customers(
    @Param(label = "Trolls", min = 0, max = 1, help = "Share of the questions that come from trolls.") double trolls,
    @Param(label = "New words", min = 0, max = 1, help = "Share of the less common words replaced in the end.")
    double vocabulary,
    @Param(label = "Over", unit = "questions", min = 1, max = 1_000_000, help = "Questions until they are replaced.")
    int over,
    @Param(label = "Seed") long seed) implements Spec {
  private static final int RATERS = 40;
  private static final int TROLLS = 8;
  private static final double RATES = 0.7;
  private static final double CORRECTS = 0.6;
  private static final double SLIPS = 0.1;
  private static final int COMMON = 12;
  private static final String[] SYLLABLES = {"za", "bro", "ki", "lu", "mep", "ton", "vy", "rax", "dol", "fi", "gus", "nel"};

  public Customers {
    Params.check(Customers.class, trolls, vocabulary, over, seed);
  }

  /** No trolls, seven of ten less common words replaced over 300 questions. */
  public Customers() {
    this(0, 0.7, 300, 1);
  }

  /** The same with a share of trolls. */
  public Customers withTrolls(double share) {
    return new Customers(share, vocabulary, over, seed);
  }

  @Override
  public String id() {
    return "customers";
  }

  @Override
  public String title() {
    return "Simulated customers";
  }

  /**
   * A question of a simulated customer.
   *
   * @param rater who asks
   * @param message what is asked
   * @param intent what is meant
   * @param troll whether the rating will be wrong
   */
  public record Question(String rater, String message, String intent, boolean troll) {}

  /** The customers of a knowledge base, from the first question on. */
  public Crowd crowd(KnowledgeBase base) {
    return new Crowd(this, base);
  }

  /** Customers who have asked some questions; single-threaded. */
  public static final class Crowd {
    private final Customers spec;
    private final KnowledgeBase base;
    private final LegacyRandom random;
    private final Map<String, Integer> frequency = new HashMap<>();
    private int asked;

    private Crowd(Customers spec, KnowledgeBase base) {
      this.spec = spec;
      this.base = base;
      random = new LegacyRandom(spec.seed);
      for (Intent intent : base.intents()) {
        intent.examples().forEach(example -> NGrams.words(example).forEach(word -> frequency.merge(word, 1, Integer::sum)));
      }
    }

    /** How many questions were asked. */
    public int asked() {
      return asked;
    }

    /** The next question. */
    public Question next() {
      asked++;
      Intent intent = base.intents().get(random.nextInt(base.intents().size()));
      List<String> questions = intent.examples();
      String message = reworded(questions.get(random.nextInt(questions.size())));
      boolean troll = random.nextDouble() < spec.trolls;
      String rater = troll ? "troll-" + (1 + random.nextInt(TROLLS)) : "customer-" + (1 + random.nextInt(RATERS));
      return new Question(rater, message, intent.id(), troll);
    }

    private String reworded(String question) {
      double now = spec.vocabulary * Math.min(1, (double) asked / spec.over);
      var words = new ArrayList<String>();
      for (String word : NGrams.words(question)) {
        boolean common = frequency.getOrDefault(word, 0) > COMMON;
        words.add(!common && share(word) < now ? invented(word) : random.nextDouble() < SLIPS ? slipped(word) : word);
      }
      return String.join(" ", words);
    }

    /** A number in [0, 1) that belongs to a word: the words drift away in this order. */
    private double share(String word) {
      return new LegacyRandom(spec.seed * 31 + word.hashCode()).nextDouble();
    }

    private String invented(String word) {
      var draws = new LegacyRandom(spec.seed * 37 + word.hashCode());
      var text = new StringBuilder();
      for (int i = 0; i < 3; i++) {
        text.append(SYLLABLES[draws.nextInt(SYLLABLES.length)]);
      }
      return text.toString();
    }

    /** Two neighbouring letters change places. */
    private String slipped(String word) {
      int[] letters = word.codePoints().toArray();
      if (letters.length < 4) {
        return word;
      }
      int at = 1 + random.nextInt(letters.length - 2);
      int kept = letters[at];
      letters[at] = letters[at + 1];
      letters[at + 1] = kept;
      return new String(letters, 0, letters.length);
    }

    /** What the one who asked says of the answer; empty if nothing. */
    public Optional<Feedback> rating(Question question, Reply reply) {
      if (!question.troll && random.nextDouble() >= RATES || reply.state() == Reply.State.EMPTY) {
        return Optional.empty();
      }
      String answered = reply.answered().orElse("");
      boolean right = answered.equals(question.intent);
      if (question.troll) {
        return Optional.of(right ? feedback(Feedback.Kind.CORRECTION, question, reply, wrong(question))
            : answered.isEmpty() ? feedback(Feedback.Kind.CORRECTION, question, reply, wrong(question))
            : feedback(Feedback.Kind.UP, question, reply, answered));
      }
      if (right) {
        return Optional.of(feedback(Feedback.Kind.UP, question, reply, answered));
      }
      return Optional.of(answered.isEmpty() || random.nextDouble() < CORRECTS
          ? feedback(Feedback.Kind.CORRECTION, question, reply, question.intent)
          : feedback(Feedback.Kind.DOWN, question, reply, answered));
    }

    private String wrong(Question question) {
      List<Intent> intents = base.intents();
      return intents.get(intents.getLast().id().equals(question.intent) ? 0 : intents.size() - 1).id();
    }

    private static Feedback feedback(Feedback.Kind kind, Question question, Reply reply, String intent) {
      return new Feedback(kind, question.rater, question.message, reply.answered().orElse(""), intent,
          reply.propensity());
    }
  }
}
