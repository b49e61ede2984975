// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.driftlab.catalog.Names;
import org.driftlab.data.InputException;
import org.driftlab.feedback.Action;
import org.driftlab.feedback.Conversation;
import org.driftlab.feedback.Customers;
import org.driftlab.feedback.Effect;
import org.driftlab.feedback.Entry;
import org.driftlab.feedback.Feedback;
import org.driftlab.feedback.Intent;
import org.driftlab.feedback.Messages;
import org.driftlab.feedback.Quality;
import org.driftlab.feedback.Reply;
import org.driftlab.feedback.ShadowState;
import org.driftlab.feedback.SupportBot;
import org.driftlab.ui.support.ConversationFactory;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/** What is said to the bot on a terminal, and what comes back. A rating is confirmed when it is on the disk. */
final class ChatSession {
  private static final List<String> HELP = List.of(
      "anything else      ask the bot",
      ":good              the last answer was right",
      ":bad               the last answer was wrong",
      ":correct INTENT    it should have been this; a number picks from the list below the answer",
      ":intents [WORD]    the intents, or those with a word in id or title",
      ":list              the ratings so far and what they did",
      ":undo [N]          take rating N back (default: the newest) as if it had never been",
      ":versions          the stored versions of the bot",
      ":rollback N        go back to version N",
      ":shadow N|off      let version N answer beside the bot",
      ":promote           make the shadow the bot",
      ":simulate N [P]    N questions of simulated customers, P percent of them from trolls",
      ":quality           the bot beside the one that never learned",
      ":go-on             let a bot learn again that the guard has stopped",
      ":quit              leave; everything is kept");
  private static final List<String> COMMANDS = HELP.stream().skip(1).map(line -> line.split("\\s+", 2)[0]).toList();
  private static final int LISTED = 20;
  private static final double LEAST_SHOWN = 0.005;
  private static final int MOST_SIMULATED = 100_000;

  private final Conversation conversation;
  private final ConversationFactory.Opened opened;
  private final Terminal terminal;
  private final InstantSource clock;
  private @Nullable Reply last;
  private Optional<Customers.Crowd> crowd = Optional.empty();
  private double crowdTrolls;

  ChatSession(ConversationFactory.Opened opened, Terminal terminal, InstantSource clock) {
    this.opened = opened;
    conversation = opened.conversation();
    this.terminal = terminal;
    this.clock = clock;
  }

  void greet() {
    terminal.say("%s: %d intents, version %s, %d entries in the log. ':help' lists what you can say.".formatted(
        Messages.kept(conversation.base().title()), conversation.base().intents().size(), conversation.champion(),
        conversation.entries().size()));
    if (conversation.bot().stopped()) {
      terminal.say("The guard has stopped the learning; ':go-on' lets it learn again.");
    }
  }

  /**
   * Handles a line.
   *
   * @return whether the conversation goes on
   * @throws InputException if it makes no sense
   */
  boolean handle(String line) {
    String text = Messages.kept(line);
    if (!text.startsWith(":")) {
      ask(line);
      return true;
    }
    String[] words = text.split("\\s+", 2);
    String rest = words.length > 1 ? words[1].strip() : "";
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case ":good" -> thumb(Feedback.Kind.UP);
      case ":bad" -> thumb(Feedback.Kind.DOWN);
      case ":correct" -> correct(rest);
      case ":intents" -> intents(rest);
      case ":list" -> list();
      case ":undo" -> undo(rest);
      case ":versions" -> versions();
      case ":rollback" -> rollback(rest);
      case ":shadow" -> shadow(rest);
      case ":promote" -> told(conversation.promoteShadow(clock.millis(), SupportBot.OWNER), "promoted " + conversation.champion());
      case ":simulate" -> simulate(rest);
      case ":quality" -> quality();
      case ":go-on" -> told(conversation.goOn(clock.millis(), SupportBot.OWNER), "it learns again");
      case ":help" -> HELP.forEach(terminal::say);
      case ":quit" -> {
        return false;
      }
      default -> throw new InputException(Names.unknown("command", words[0], COMMANDS));
    }
    return true;
  }

  private void ask(String message) {
    Reply reply = conversation.ask(message);
    last = reply;
    switch (reply.state()) {
      case EMPTY -> terminal.say("(There are no words in that; ask a question, or type ':help'.)");
      case UNSURE -> {
        terminal.say("I do not know. Is it one of these? ':correct 1' and so on teaches me.");
        candidates(reply);
      }
      case ANSWERED -> {
        terminal.say(Messages.kept(reply.chosen().intent().answer()));
        terminal.say("[%s %s%s]".formatted(reply.chosen().intent().id(), percent(reply.chosen().probability()),
            reply.explored() ? ", tried to learn about it" : ""));
        candidates(reply);
      }
    }
    conversation.askShadow(message).flatMap(Reply::answered).ifPresent(id -> terminal.say("shadow: " + id));
  }

  private void candidates(Reply reply) {
    int number = 0;
    for (Reply.Candidate candidate : shown(reply)) {
      terminal.say("  %d  %-20s %s".formatted(++number, candidate.intent().id(), percent(candidate.probability())));
    }
  }

  /** The runners-up that have half a percent at least; a certain answer needs no list of zeros below it. */
  private static List<Reply.Candidate> shown(Reply reply) {
    double least = Math.min(LEAST_SHOWN, reply.candidates().getFirst().probability());
    return reply.candidates().stream().filter(candidate -> candidate.probability() >= least).toList();
  }

  private Reply last() {
    Reply reply = last;
    if (reply == null || reply.state() == Reply.State.EMPTY) {
      throw new InputException("There is no answer to rate yet; ask something first.");
    }
    return reply;
  }

  private void thumb(Feedback.Kind kind) {
    Reply reply = last();
    String answered = reply.answered().orElseThrow(() -> new InputException(
        "The bot gave no answer that could be rated; ':correct INTENT' teaches it one."));
    rate(new Feedback(kind, SupportBot.OWNER, reply.message(), answered, answered, reply.propensity()));
  }

  private void correct(String intent) {
    Reply reply = last();
    if (intent.isEmpty()) {
      throw new InputException("':correct' needs an intent; ':intents' lists them.");
    }
    String id = picked(intent, shown(reply));
    if (conversation.base().place(id).isEmpty()) {
      throw new InputException(Names.unknown("intent", Messages.shown(id),
          conversation.base().intents().stream().map(Intent::id).toList()));
    }
    rate(new Feedback(Feedback.Kind.CORRECTION, SupportBot.OWNER, reply.message(), reply.answered().orElse(""), id,
        reply.propensity()));
  }

  /** The intent of that id, or of that number in the list below the answer. */
  private String picked(String intent, List<Reply.Candidate> shown) {
    if (!intent.matches("[0-9]{1,3}")) {
      return intent;
    }
    int number = Integer.parseInt(intent);
    if (number >= 1 && number <= shown.size()) {
      return shown.get(number - 1).intent().id();
    }
    if (conversation.base().place(intent).isEmpty()) {
      throw new InputException("The list below the answer has no number %d; take 1 to %d, or an intent that ':intents' lists."
          .formatted(number, shown.size()));
    }
    return intent;
  }

  private void rate(Feedback feedback) {
    Entry entry = conversation.rate(clock.millis(), feedback);
    save();
    Effect effect = entry.effect().orElseThrow();
    terminal.say("%d: %s".formatted(entry.number(), switch (effect.result()) {
      case LEARNED -> effect.steps() == 0 ? "learned; the classifier knew it already"
          : "learned in %d step%s%s".formatted(effect.steps(), effect.steps() == 1 ? "" : "s", words(effect));
      case DISTRUSTED -> "kept, but not learned: its rater is not trusted";
      case EMPTY -> "kept, but there is nothing to learn in it";
      case STOPPED -> "kept, but learning is stopped; ':go-on' lets it learn again";
      case GUARDED -> "the control questions went wrong, so the last good state is back";
    }));
    effect.probabilities().stream().limit(2).filter(shift -> shift.intent().equals(feedback.intent())
        || !percent(shift.before()).equals(percent(shift.after()))).forEach(shift -> terminal.say("  %s %s -> %s".formatted(shift.intent(),
        percent(shift.before()), percent(shift.after()))));
    changed(entry);
  }

  private static String words(Effect effect) {
    return effect.words().isEmpty() ? "" : "; " + effect.words().stream().limit(3).map(move -> String.format(Locale.ROOT,
        "%s %+.2f", move.word(), move.moved())).collect(Collectors.joining(", "));
  }

  private void changed(Entry entry) {
    entry.changed().stream().limit(LISTED).forEach(changed -> terminal.say("  now answered differently: %s (%s -> %s)"
        .formatted(Messages.shown(changed.question()), changed.before(), changed.after())));
  }

  private void told(Entry entry, String what) {
    save();
    terminal.say("%d: %s".formatted(entry.number(), what));
    changed(entry);
  }

  /** Waits until it is on the disk. */
  private void save() {
    try {
      opened.saved().get().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void intents(String word) {
    String wanted = Messages.clean(word);
    conversation.base().intents().stream().filter(intent -> wanted.isEmpty() || intent.id().contains(wanted)
        || Messages.clean(intent.title()).contains(wanted)).forEach(intent -> terminal.say("%-20s %s".formatted(intent.id(),
            Messages.kept(intent.title()))));
  }

  private void list() {
    List<Entry> entries = conversation.entries();
    entries.subList(Math.max(0, entries.size() - LISTED), entries.size()).forEach(entry -> terminal.say("%5d  %-9s %s%s".formatted(
        entry.number(), entry.by(), words(entry.action()), conversation.takenBack().contains(entry.number())
            ? "  (taken back)" : "")));
  }

  private static String words(Action action) {
    return switch (action) {
      case Action.Rate rate -> "%s %s: %s".formatted(rate.feedback().kind().name().toLowerCase(Locale.ROOT),
          rate.feedback().intent(), Messages.shown(rate.feedback().message()));
      case Action.TakeBack take -> "took back " + take.number();
      case Action.Return back -> (back.promoted() ? "promoted " : "rolled back to ") + back.version();
      case Action.GoOn goOn -> "let it learn again";
    };
  }

  private void undo(String number) {
    List<Long> gone = conversation.takenBack();
    long target = number.isEmpty() ? conversation.entries().stream().filter(entry -> entry.action() instanceof Action.Rate)
        .map(Entry::number).filter(some -> !gone.contains(some)).max(Comparator.naturalOrder()).orElseThrow(
            () -> new InputException("There is no rating to take back.")) : whole(number, ":undo", Integer.MAX_VALUE);
    told(conversation.takeBack(clock.millis(), SupportBot.OWNER, target), "rating %d is taken back".formatted(target));
  }

  private void versions() {
    for (ModelVersion version : conversation.versions()) {
      terminal.say("%s%-5s %-8s after %4d entries, %s of the control questions".formatted(
          version.id().equals(conversation.champion()) ? "* " : "  ", version.id(),
          version.reason().name().toLowerCase(Locale.ROOT), version.at(),
          percent(version.metrics().getOrDefault("controls", 0.0))));
    }
    if (conversation.learnedSince() > 0) {
      terminal.say("and %d ratings learned since %s".formatted(conversation.learnedSince(), conversation.champion()));
    }
  }

  private void rollback(String number) {
    VersionId version = version(number, ":rollback");
    told(conversation.rollback(clock.millis(), SupportBot.OWNER, version, "asked for"), "back at " + version);
  }

  private void shadow(String number) {
    if (number.equals("off")) {
      String found = conversation.shadowState().map(ChatSession::words).orElse("there was none");
      conversation.stopShadow();
      terminal.say("shadow off: " + found);
    } else if (number.isEmpty() && conversation.shadowState().isPresent()) {
      terminal.say(words(conversation.shadowState().get()));
    } else {
      VersionId version = version(number, ":shadow");
      conversation.shadow(version);
      terminal.say(version + " answers beside the bot from now on");
    }
  }

  private static String words(ShadowState state) {
    return "of %,d rated questions %s alone was right on %,d, the bot alone on %,d".formatted(state.compared(),
        state.version(), state.shadowOnly(), state.botOnly());
  }

  private static VersionId version(String text, String command) {
    return new VersionId(whole(text.startsWith("v") ? text.substring(1) : text, command, Integer.MAX_VALUE));
  }

  private static int whole(String text, String command, int most) {
    if (!text.matches("[1-9]\\d{0,8}") || Integer.parseInt(text) > most) {
      throw new InputException("'%s' needs a whole number from 1 to %,d, not '%s'.".formatted(command, most,
          Messages.shown(text)));
    }
    return Integer.parseInt(text);
  }

  private void simulate(String rest) {
    String[] words = rest.split("\\s+");
    int count = whole(words[0], ":simulate", MOST_SIMULATED);
    double trolls = words.length > 1 ? whole(words[1].replace("%", ""), ":simulate", 100) / 100.0 : 0;
    if (crowd.isEmpty() || trolls != crowdTrolls) {
      crowd = Optional.of(new Customers().withTrolls(trolls).crowd(conversation.base()));
      crowdTrolls = trolls;
    }
    for (int i = 0; i < count; i++) {
      Customers.Question question = crowd.get().next();
      crowd.get().rating(question, conversation.ask(question.message())).ifPresent(feedback -> conversation.rate(
          clock.millis(), feedback, Optional.of(question.intent())));
    }
    save();
    quality();
  }

  private void quality() {
    List<Quality.Point> points = conversation.quality().points();
    if (points.isEmpty()) {
      terminal.say("Nothing was rated yet.");
      return;
    }
    Quality.Point now = points.getLast();
    terminal.say("right on the last %d rated questions: the bot %s, the one that never learned %s; control questions %s".formatted(
        Math.min(Quality.WINDOW, now.at()), percent(now.bot()), percent(now.frozen()),
        percent(conversation.bot().controlAccuracy())));
    if (conversation.bot().stopped()) {
      terminal.say("The guard has stopped the learning; ':go-on' lets it learn again.");
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
