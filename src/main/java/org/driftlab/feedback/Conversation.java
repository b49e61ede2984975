// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.engine.ModelArchive;
import org.driftlab.engine.RunEvent;
import org.driftlab.feedback.Effect.Changed;
import org.driftlab.feedback.Effect.Result;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Provenance;
import org.driftlab.version.Reason;
import org.driftlab.version.VersionId;

/**
 * A support bot with its history: a conversation is its knowledge base, its settings and the log of what was done to it.
 * Whoever does the same again has the same bot, bit for bit; taking a rating back does all of it again but that one.
 *
 * <p>Versions are made at the beginning, every so many learned ratings, before a return to another version, and after a
 * rating was taken back. Nothing is ever removed from the log or from the versions. A rating that was taken back stays
 * out of every version that is returned to. Not for several threads at once.
 */
public final class Conversation {
  private static final String POLICY = "interval";

  private static final int WARM_UP = 4;

  private final KnowledgeBase base;
  private final BotSettings settings;
  private final ModelArchive archive;
  private final ConversationListener listener;
  private final String driftlab;
  private final SupportBot fresh;
  private final List<Entry> entries = new ArrayList<>();
  private final List<ModelVersion> versions = new ArrayList<>();
  private final TreeSet<Long> takenBack = new TreeSet<>();
  private final Quality quality = new Quality();
  private SupportBot bot;
  private VersionId champion;
  private int learnedSince;
  private Optional<Shadow> shadow = Optional.empty();

  private record Shadow(SupportBot bot, ShadowState state) {}

  /**
   * A conversation at its beginning.
   *
   * @param archive takes the versions
   * @param driftlab DriftLab's version, for the provenance
   */
  public Conversation(KnowledgeBase base, BotSettings settings, ModelArchive archive, ConversationListener listener,
      String driftlab) {
    this.base = base;
    this.settings = settings;
    this.archive = archive;
    this.listener = listener;
    this.driftlab = driftlab;
    fresh = new SupportBot(base, settings);
    warmUp();
    bot = fresh.copy();
    champion = new VersionId(1);
    makeVersion(Reason.INITIAL, Optional.empty(), SupportBot.ID, "the knowledge base alone");
  }

  /** Does what a version takes, and forgets it: the first hash of a process takes longer than a rating should. */
  private void warmUp() {
    fresh.warmUp();
    for (int i = 0; i < WARM_UP; i++) {
      sha256(fresh.save());
    }
  }

  /** Does again what was done, at the times it was done. */
  public void restore(List<Entry> log) {
    for (Entry entry : log) {
      switch (entry.action()) {
        case Action.Rate rate -> rate(entry.time(), rate.feedback(), rate.truth());
        case Action.TakeBack take -> takeBack(entry.time(), entry.by(), take.number());
        case Action.Return back -> returnTo(entry.time(), entry.by(), back);
        case Action.GoOn goOn -> goOn(entry.time(), entry.by());
      }
    }
  }

  /** Answers a message; nothing is learned or logged. */
  public Reply ask(String message) {
    return bot.answer(message, entries.size());
  }

  /** What the shadow would have answered; empty if there is none. */
  public Optional<Reply> askShadow(String message) {
    return shadow.map(other -> other.bot.answer(message, entries.size()));
  }

  /** What the bot that never learned answers. */
  public Reply askFrozen(String message) {
    return fresh.answer(message, entries.size());
  }

  /** Learns from a rating whose truth is what it says. */
  public Entry rate(long time, Feedback feedback) {
    return rate(time, feedback, Optional.empty());
  }

  /**
   * Learns from a rating.
   *
   * @param truth the right intent where the caller knows it; the chart's, never the bot's
   * @throws InputException if there is no such intent
   */
  public Entry rate(long time, Feedback feedback, Optional<String> truth) {
    compare(feedback, truth);
    Effect effect = bot.rate(feedback);
    Entry entry = log(time, feedback.rater(), new Action.Rate(feedback, truth), Optional.of(effect), effect.changed());
    if (effect.result() == Result.LEARNED && ++learnedSince >= settings.versionEvery()) {
      makeVersion(Reason.INTERVAL, Optional.of(champion), POLICY, "%d ratings learned".formatted(learnedSince));
    } else if (effect.result() == Result.GUARDED) {
      makeVersion(Reason.DRIFT, Optional.of(champion), "guard", "the control questions went wrong after rating %d"
          .formatted(entry.number()));
    }
    return entry;
  }

  /** Before anything is learned, so that nobody is judged on what it was just told. */
  private void compare(Feedback feedback, Optional<String> truth) {
    Optional<Integer> right = truth.or(() -> told(feedback)).flatMap(base::place);
    if (right.isPresent()) {
      int label = right.get();
      boolean botRight = bot.best(feedback.message()) == label;
      quality.add(botRight, fresh.best(feedback.message()) == label);
      shadow = shadow.map(other -> new Shadow(other.bot, other.state.add(botRight,
          other.bot.best(feedback.message()) == label)));
    }
  }

  private Optional<String> told(Feedback feedback) {
    return feedback.kind() == Feedback.Kind.DOWN || bot.trust(feedback.rater()) < settings.trustLevel()
        ? Optional.empty() : Optional.of(feedback.intent());
  }

  private Entry log(long time, String by, Action action, Optional<Effect> effect, List<Changed> changed) {
    var entry = new Entry(entries.size() + 1L, time, by, action, champion, effect, changed);
    entries.add(entry);
    listener.entry(entry);
    return entry;
  }

  /**
   * Takes a rating back: the bot becomes what it would be had it never come.
   *
   * @throws InputException if there is no such rating, or it was taken back before
   */
  public Entry takeBack(long time, String by, long number) {
    Action.Rate rate = rating(number);
    if (takenBack.contains(number)) {
      throw new InputException("Rating %d was taken back already.".formatted(number));
    }
    keepVersion();
    takenBack.add(number);
    SupportBot before = bot;
    bot = replay(entries.size());
    List<Changed> changed = before.differences(bot);
    before.compare(rate.feedback().message(), bot, changed);
    Entry entry = log(time, by, new Action.TakeBack(number), Optional.empty(), changed);
    makeVersion(Reason.MANUAL, Optional.of(champion), by, "without rating %d".formatted(number));
    return entry;
  }

  private Action.Rate rating(long number) {
    if (number >= 1 && number <= entries.size() && entries.get((int) number - 1).action() instanceof Action.Rate rate) {
      return rate;
    }
    throw new InputException("There is no rating %d; the list of corrections shows their numbers.".formatted(number));
  }

  /**
   * Makes an earlier version the champion again; what was learned since stays in its versions.
   *
   * @throws InputException if there is no such version
   */
  public Entry rollback(long time, String by, VersionId version, String why) {
    return returnTo(time, by, new Action.Return(version, false, why));
  }

  /**
   * Makes the shadow the champion.
   *
   * @throws InputException if there is no shadow
   */
  public Entry promoteShadow(long time, String by) {
    Shadow promoted = shadow.orElseThrow(() -> new InputException("There is no shadow; put a version in shadow first."));
    return returnTo(time, by, new Action.Return(promoted.state.version(), true, promoted.state.sentence()));
  }

  private Entry returnTo(long time, String by, Action.Return back) {
    ModelVersion target = version(back.version());
    keepVersion();
    SupportBot before = bot.copy();
    bot.become(state(target));
    Entry entry = log(time, by, back, Optional.empty(), before.differences(bot));
    VersionId from = champion;
    champion = target.id();
    learnedSince = 0;
    if (back.promoted()) {
      shadow = Optional.empty();
      listener.promoted(new RunEvent.Promoted(entry.number(), champion, by, back.why()));
    } else {
      listener.rolledBack(new RunEvent.RolledBack(entry.number(), from, champion, by, back.why()));
    }
    return entry;
  }

  /** Lets a stopped bot learn again. */
  public Entry goOn(long time, String by) {
    bot.goOn();
    return log(time, by, new Action.GoOn(), Optional.empty(), List.of());
  }

  /** The bot of a version: from its bytes, or made again if a rating that it knows was taken back since. */
  private SupportBot state(ModelVersion version) {
    boolean same = takenBack.stream().filter(number -> number <= version.at()).allMatch(number -> entries.stream()
        .limit(version.at()).anyMatch(entry -> entry.action().equals(new Action.TakeBack(number))));
    return same ? SupportBot.load(fresh, archive.get(version.id())) : replay((int) version.at());
  }

  /** The bot after so many entries, without what was taken back by now. */
  private SupportBot replay(int until) {
    Map<Long, SupportBot> states = new HashMap<>();
    for (Entry entry : entries.subList(0, until)) {
      if (entry.action() instanceof Action.Return back) {
        states.put(version(back.version()).at(), fresh);
      }
    }
    SupportBot made = fresh.copy();
    for (Entry entry : entries.subList(0, until)) {
      states.computeIfPresent(entry.number() - 1, (at, old) -> made.copy());
      switch (entry.action()) {
        case Action.Rate rate when !takenBack.contains(entry.number()) -> made.rate(rate.feedback());
        case Action.Return back -> made.become(states.getOrDefault(version(back.version()).at(), fresh));
        case Action.GoOn goOn -> made.goOn();
        default -> { }
      }
    }
    return made;
  }

  /** Puts a version beside the bot; it answers whatever the bot answers. */
  public void shadow(VersionId version) {
    shadow = Optional.of(new Shadow(state(version(version)), new ShadowState(version, 0, 0, 0)));
  }

  /** Takes the shadow away. */
  public void stopShadow() {
    shadow = Optional.empty();
  }

  /** The shadow and how it compares. */
  public Optional<ShadowState> shadowState() {
    return shadow.map(Shadow::state);
  }

  /** Stores what was learned since the last version, so that it can be returned to. */
  private void keepVersion() {
    if (learnedSince > 0) {
      makeVersion(Reason.INTERVAL, Optional.of(champion), POLICY, "%d ratings learned".formatted(learnedSince));
    }
  }

  private void makeVersion(Reason reason, Optional<VersionId> parent, String by, String why) {
    byte[] bytes = bot.save();
    var id = new VersionId(versions.size() + 1);
    var made = new ModelVersion(id, parent, entries.size(), reason, SupportBot.ID, Params.json(settings),
        new Provenance(SupportBot.ID, settings.seed(), driftlab, System.getProperty("java.version", "unknown"),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors()),
        Map.of("controls", bot.controlAccuracy()), bytes.length, sha256(bytes));
    archive.put(made, bytes);
    versions.add(made);
    champion = id;
    learnedSince = 0;
    listener.promoted(new RunEvent.Promoted(entries.size(), id, by, why));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** The bytes of what the bot knows now. */
  byte[] bytes() {
    return bot.save();
  }

  private ModelVersion version(VersionId id) {
    if (id.number() > versions.size()) {
      throw new InputException("There is no version %s of this bot.".formatted(id));
    }
    return versions.get(id.number() - 1);
  }

  public KnowledgeBase base() {
    return base;
  }

  public BotSettings settings() {
    return settings;
  }

  /** The log, oldest first. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The numbers of the ratings that were taken back. */
  public List<Long> takenBack() {
    return List.copyOf(takenBack);
  }

  /** All versions, oldest first. */
  public List<ModelVersion> versions() {
    return List.copyOf(versions);
  }

  /** The version the bot goes on from. */
  public VersionId champion() {
    return champion;
  }

  /** Ratings learned since that version. */
  public int learnedSince() {
    return learnedSince;
  }

  /** How well it does beside the bot that never learned. */
  public Quality quality() {
    return quality;
  }

  /** The bot, to look at; only the conversation may teach it. */
  public SupportBot bot() {
    return bot;
  }
}
