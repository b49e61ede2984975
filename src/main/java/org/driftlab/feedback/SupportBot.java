// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.driftlab.data.LegacyRandom;
import org.driftlab.feedback.Effect.Changed;
import org.driftlab.feedback.Effect.Result;
import org.driftlab.feedback.Effect.Shift;
import org.driftlab.feedback.Effect.WordMove;
import org.driftlab.feedback.Reply.Candidate;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.Scores;

/**
 * A support bot: answers questions from a knowledge base and learns from ratings as a contextual bandit. What it is
 * depends on the knowledge base, the settings and the list of ratings alone.
 *
 * <p><b>Exploration.</b> An intent is plausible if it is among the three most probable and has at least a quarter of the
 * best one's probability. With probability ε the bot answers one of the plausible ones, all equally likely, so the chosen
 * answer has the propensity (1 − ε)·[it is the best] + ε/plausible. A thumb tells only of the chosen answer, so its step
 * counts 1/propensity times, at most 4 (clipped inverse propensity: A. Strehl et al., "Learning from logged implicit
 * exploration data", NIPS 2010); a correction tells the right answer whatever was chosen and counts once.
 *
 * <p><b>Trust.</b> See {@link TrustBook}. A rating agrees or disagrees with what the memory knows without its rater: the
 * nearest example must have a cosine of at least 0.5 and a lead of 0.1 on those of other intents, otherwise nothing is
 * known. {@link #OWNER} is always trusted.
 *
 * <p><b>Guard.</b> When the accuracy on the control questions falls below its best by more than the drop of the settings,
 * the last good state comes back, and whoever taught since is doubted by one disagreement. After three times learning
 * stops until a person lets it go on.
 */
public final class SupportBot {
  /** The id of its learner in stored versions. */
  public static final String ID = "support-bot";

  /** The name of the person at the keyboard, who is always trusted. */
  public static final String OWNER = "you";

  /** Below this probability the bot says that it does not know. */
  public static final double UNSURE = 0.2;

  private static final int SHOWN = 5;
  private static final int PLAUSIBLE = 3;
  private static final double PLAUSIBLE_SHARE = 0.25;
  private static final double KNOWN_COSINE = 0.5;
  private static final double KNOWN_LEAD = 0.1;
  private static final int GOOD_EVERY = 8;
  private static final int GUARD_LIMIT = 3;
  private static final int MOST_WORDS = 8;
  private static final int WARM_UP = 24;
  private static final int MAGIC = 0x444C5342;
  private static final int FORMAT = 1;

  private final KnowledgeBase base;
  private final BotSettings settings;
  private BotModel model;
  private TrustBook trust = new TrustBook();
  private BotModel good;
  private double best;
  private int sinceGood;
  private LinkedHashSet<String> teachers = new LinkedHashSet<>();
  private int guarded;
  private boolean stopped;

  /** A bot that knows the knowledge base and nothing else. */
  public SupportBot(KnowledgeBase base, BotSettings settings) {
    this.base = base;
    this.settings = settings;
    model = new BotModel(base);
    good = model.copy();
    best = model.controlAccuracy();
  }

  private SupportBot(SupportBot other) {
    base = other.base;
    settings = other.settings;
    model = other.model.copy();
    trust = other.trust.copy();
    good = other.good; // never learns: it is copied when it comes back
    best = other.best;
    sinceGood = other.sinceGood;
    teachers = new LinkedHashSet<>(other.teachers);
    guarded = other.guarded;
    stopped = other.stopped;
  }

  /**
   * Answers, learns and is saved a little on a copy and forgets it: the first lessons of a process load the code of all, which nobody
   * should wait for.
   */
  void warmUp() {
    SupportBot pupil = copy();
    for (int i = 0; i < WARM_UP; i++) {
      Intent intent = base.intents().get(i % base.intents().size());
      String message = base.intents().getLast().title() + " " + intent.title() + " " + i;
      pupil.answer(message, i);
      pupil.rate(new Feedback(Feedback.Kind.CORRECTION, OWNER, message, "", intent.id(), 1));
      if (i % GOOD_EVERY == 0) {
        load(this, pupil.save()).differences(pupil);
      }
    }
  }

  /** An independent copy. */
  public SupportBot copy() {
    return new SupportBot(this);
  }

  public KnowledgeBase base() {
    return base;
  }

  public BotSettings settings() {
    return settings;
  }

  /** Whether the guard has stopped the learning. */
  public boolean stopped() {
    return stopped;
  }

  /** Lets a stopped bot learn again. */
  void goOn() {
    stopped = false;
    guarded = 0;
  }

  /** The trust in a rater, in [0, 1]. */
  public double trust(String rater) {
    return rater.equals(OWNER) || !settings.trust() ? 1 : trust.of(rater);
  }

  /** The accuracy on the control questions, in [0, 1]. */
  public double controlAccuracy() {
    return model.controlAccuracy();
  }

  /** How many examples it was taught. */
  public int taught() {
    return model.taught();
  }

  /**
   * Answers a message.
   *
   * @param turn of the conversation; with the seed and the message it decides whether the bot explores
   */
  public Reply answer(String message, long turn) {
    String kept = Messages.kept(message);
    double[] p = model.answer(kept);
    int[] order = order(p);
    List<Candidate> candidates = IntStream.of(order).limit(SHOWN).mapToObj(k -> candidate(k, p)).toList();
    Candidate first = candidates.getFirst();
    if (!model.understands(kept)) {
      return new Reply(kept, Reply.State.EMPTY, first, false, 1, List.of());
    }
    if (first.probability() < UNSURE) {
      return new Reply(kept, Reply.State.UNSURE, first, false, 1, candidates);
    }
    int plausible = 1;
    while (plausible < PLAUSIBLE && plausible < order.length
        && p[order[plausible]] >= PLAUSIBLE_SHARE * first.probability()) {
      plausible++;
    }
    double epsilon = plausible == 1 ? 0 : settings.exploration();
    var random = new LegacyRandom(settings.seed() * 0x9E3779B97F4A7C15L + turn * 0xBF58476D1CE4E5B9L
        + Messages.clean(kept).hashCode());
    int chosen = random.nextDouble() < epsilon ? random.nextInt(plausible) : 0;
    double propensity = epsilon / plausible + (chosen == 0 ? 1 - epsilon : 0);
    return new Reply(kept, Reply.State.ANSWERED, candidates.get(chosen), chosen > 0, propensity, candidates);
  }

  /** The place of the most probable intent for a message. */
  public int best(String message) {
    return Scores.argMax(model.answer(Messages.kept(message)));
  }

  private Candidate candidate(int k, double[] p) {
    return new Candidate(base.intents().get(k), p[k]);
  }

  private static int[] order(double[] p) {
    return IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(k -> -p[k])).mapToInt(k -> k).toArray();
  }

  /**
   * Learns from a rating, if it is to be learned from.
   *
   * @throws org.driftlab.data.InputException if there is no such intent
   */
  public Effect rate(Feedback feedback) {
    int label = base.require(feedback.intent());
    double trusted = trust(feedback.rater());
    if (!model.understands(feedback.message())) {
      return untouched(Result.EMPTY, trusted);
    }
    judge(feedback, label);
    if (stopped) {
      return untouched(Result.STOPPED, trusted);
    }
    if (trusted < settings.trustLevel() || trust(feedback.rater()) < settings.trustLevel()) {
      return untouched(Result.DISTRUSTED, trusted);
    }
    return learn(feedback, label, trusted);
  }

  private Effect untouched(Result result, double trusted) {
    return new Effect(result, trusted, 0, List.of(), List.of(), List.of(), 0, 0, model.controlAccuracy());
  }

  /** The rater is judged by what is known without it. */
  private void judge(Feedback feedback, int label) {
    if (feedback.rater().equals(OWNER)) {
      return;
    }
    double[] evidence = model.evidence(feedback.message(), feedback.rater());
    int known = Scores.argMax(evidence);
    double highest = evidence[known];
    evidence[known] = 0;
    if (highest >= KNOWN_COSINE && highest - evidence[Scores.argMax(evidence)] >= KNOWN_LEAD) {
      trust.add(feedback.rater(), (label == known) == (feedback.kind() != Feedback.Kind.DOWN));
    }
  }

  private Effect learn(Feedback feedback, int label, double weight) {
    List<String> words = NGrams.words(feedback.message()).stream().distinct().limit(50).toList();
    double[] p = model.answer(feedback.message());
    boolean full = model.taught() >= BotModel.MOST_TAUGHT;
    List<String> questions = full ? List.of() : model.questions();
    int[] answers = full ? new int[0] : model.answers();
    switch (feedback.kind()) {
      case UP -> model.teach(feedback.message(), label, feedback.rater(), weight, 1 / feedback.propensity());
      case DOWN -> model.warn(feedback.message(), label, feedback.rater(), weight, 1 / feedback.propensity());
      case CORRECTION -> model.teach(feedback.message(), label, feedback.rater(), weight, 1);
    }
    List<WordMove> moves = moves(feedback, words);
    List<Shift> shifts = shifts(feedback, p, model.answer(feedback.message()));
    List<Changed> changed = full ? List.of() : changed(questions, answers);
    int steps = model.steps();
    boolean back = watch(feedback.rater());
    return new Effect(back ? Result.GUARDED : Result.LEARNED, weight, weight, shifts, moves,
        changed.stream().limit(Effect.MOST_CHANGED).toList(), changed.size(), steps, model.controlAccuracy());
  }

  private List<WordMove> moves(Feedback feedback, List<String> words) {
    var moves = new ArrayList<WordMove>();
    var labels = new LinkedHashSet<String>(List.of(feedback.intent()));
    if (!feedback.answered().isEmpty()) {
      labels.add(feedback.answered());
    }
    for (String word : words) {
      double[] moved = model.moved(word);
      for (String intent : labels) {
        double by = moved[base.require(intent)];
        if (by != 0) {
          moves.add(new WordMove(word, intent, by));
        }
      }
    }
    moves.sort(Comparator.comparingDouble(move -> -Math.abs(move.moved())));
    return moves.subList(0, Math.min(MOST_WORDS, moves.size()));
  }

  private List<Shift> shifts(Feedback feedback, double[] before, double[] after) {
    var shown = new LinkedHashSet<String>(List.of(feedback.intent()));
    if (!feedback.answered().isEmpty()) {
      shown.add(feedback.answered());
    }
    IntStream.range(0, before.length).boxed().sorted(Comparator.comparingDouble(k -> -Math.abs(after[k] - before[k])))
        .limit(3).forEach(k -> shown.add(base.intents().get(k).id()));
    return shown.stream().map(id -> new Shift(id, before[base.require(id)], after[base.require(id)])).toList();
  }

  /** The controls stand at the end of the list, so a new example moves them by one. */
  private List<Changed> changed(List<String> questions, int[] before) {
    int[] after = model.answers();
    List<String> now = model.questions();
    var changed = new ArrayList<Changed>();
    int added = after.length - before.length;
    for (int j = 0; j < before.length; j++) {
      int there = now.get(j).equals(questions.get(j)) ? j : j + added;
      if (after[there] != before[j]) {
        changed.add(new Changed(questions.get(j), base.intents().get(before[j]).id(),
            base.intents().get(after[there]).id()));
      }
    }
    return changed;
  }

  /** Looks at the control questions; true if the last good state had to come back. */
  private boolean watch(String rater) {
    teachers.add(rater);
    double accuracy = model.controlAccuracy();
    if (settings.guard() && accuracy < best - settings.guardDrop() - 1e-12) {
      model = good.copy();
      teachers.stream().filter(teacher -> !teacher.equals(OWNER)).forEach(teacher -> trust.add(teacher, false));
      teachers.clear();
      sinceGood = 0;
      stopped = ++guarded >= GUARD_LIMIT;
      return true;
    }
    best = Math.max(best, accuracy);
    if (++sinceGood >= GOOD_EVERY) {
      markGood();
    }
    return false;
  }

  private void markGood() {
    good = model.copy();
    teachers.clear();
    sinceGood = 0;
  }

  /** Takes over what another bot of the same knowledge base knows; whom it trusts stays as it is. */
  void become(SupportBot other) {
    model = other.model.copy();
    best = model.controlAccuracy();
    markGood();
    goOn();
  }

  /** The bytes of what it knows; whom it trusts is not part of them. */
  byte[] save() {
    var out = new ModelWriter();
    out.writeInt(MAGIC);
    out.writeInt(FORMAT);
    model.save(out);
    return out.toByteArray();
  }

  /**
   * A bot that knows what stands in the bytes and trusts nobody yet.
   *
   * @param fresh a bot of the same knowledge base and settings, which is not changed
   * @throws ModelFormatException if the bytes are not of such a bot
   */
  static SupportBot load(SupportBot fresh, byte[] bytes) {
    var in = new ModelReader(bytes);
    if (in.readInt() != MAGIC) {
      throw new ModelFormatException("These bytes are not a support bot.");
    }
    int format = in.readInt();
    if (format != FORMAT) {
      throw new ModelFormatException("This bot has format %d, which this version of DriftLab cannot read; update it."
          .formatted(format));
    }
    SupportBot bot = fresh.copy();
    bot.model = BotModel.load(fresh.model, in);
    bot.best = bot.model.controlAccuracy();
    bot.markGood();
    return bot;
  }

  /** The questions of the knowledge base that another bot answers differently. */
  List<Changed> differences(SupportBot other) {
    var changed = new ArrayList<Changed>();
    for (Intent intent : base.intents()) {
      for (String question : intent.examples()) {
        compare(question, other, changed);
      }
      for (String question : intent.controls()) {
        compare(question, other, changed);
      }
    }
    return changed;
  }

  /** Adds the question if the other bot answers it differently. */
  void compare(String question, SupportBot other, List<Changed> out) {
    int here = best(question);
    int there = other.best(question);
    if (here != there) {
      out.add(new Changed(question, base.intents().get(here).id(), base.intents().get(there).id()));
    }
  }
}
