// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.conversation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.driftlab.feedback.BotSettings;
import org.driftlab.feedback.Conversation;
import org.driftlab.feedback.Customers;
import org.driftlab.feedback.Entry;
import org.driftlab.feedback.Feedback;
import org.driftlab.feedback.Intent;
import org.driftlab.feedback.Messages;
import org.driftlab.feedback.Reply;
import org.driftlab.feedback.SupportBot;
import org.driftlab.ui.support.ConversationFactory;
import org.driftlab.ui.support.ConversationFactory.Opened;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Foreground.Level;
import org.driftlab.ui.support.Foreground.Notice;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.SentenceTexts;
import org.driftlab.version.VersionId;

/** A conversation with the bot: what was said, what it learned, its versions and how well it does. On the FX thread. */
public final class ConversationViewModel {
  private static final int MOST_TURNS = 200;
  private static final int CHUNK = 20;

  /** What the perspective shows. */
  enum State { OPENING, READY, PROBLEM }

  private final ConversationFactory factory;
  private final Foreground foreground;
  private final Texts texts;
  private final LongSupplier clock;
  private final BotQueue queue;
  private final LogWords words;
  private final ObservableList<Turn> turns = FXCollections.observableArrayList();
  private final ObservableList<LogRow> log = FXCollections.observableArrayList();
  private final ObservableList<VersionLine> versions = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.OPENING);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper comparison = new ReadOnlyStringWrapper("");
  private final ObjectProperty<Optional<Snapshot>> now = new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyBooleanWrapper simulating = new ReadOnlyBooleanWrapper();
  private final BooleanProperty trust = new SimpleBooleanProperty(true);
  private final BooleanProperty guard = new SimpleBooleanProperty(true);
  private Optional<Opened> opened = Optional.empty();
  private Optional<Customers.Crowd> crowd = Optional.empty();
  private double crowdTrolls;
  private int asked;

  /**
   * A perspective that opens the newest conversation.
   *
   * @param clock milliseconds since 1970
   */
  public ConversationViewModel(ConversationFactory factory, Tasks tasks, Foreground foreground, Texts texts,
      LongSupplier clock) {
    this.factory = factory;
    this.foreground = foreground;
    this.texts = texts;
    this.clock = clock;
    queue = new BotQueue(tasks);
    words = new LogWords(texts);
    open(Optional.empty(), false);
  }

  /** Opens a knowledge base of one's own; the conversation of before stays as it is if that cannot be done. */
  void open(Path knowledge) {
    open(Optional.of(knowledge), false);
  }

  /** Begins a new conversation with the present knowledge base and the trust and guard that are chosen. */
  void begin() {
    open(Optional.empty(), true);
  }

  private void open(Optional<Path> knowledge, boolean fresh) {
    BotSettings settings = new BotSettings().protectedBy(trust.get(), guard.get());
    add(() -> {
      Opened next = factory.open(knowledge, settings, fresh);
      return new Arrived(next, Snapshot.of(next.conversation()));
    }, arrived -> {
      opened = Optional.of(arrived.opened);
      crowd = Optional.empty();
      turns.clear();
      trust.set(arrived.opened.conversation().settings().trust());
      guard.set(arrived.opened.conversation().settings().guard());
      state.set(State.READY);
      show(arrived.now);
    }, failed -> {
      if (opened.isPresent()) {
        complain(failed);
      } else {
        problem.set(message(failed));
        state.set(State.PROBLEM);
      }
    });
  }

  private record Arrived(Opened opened, Snapshot now) {}

  private <T> void add(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    if (!queue.add(work, done, failed)) {
      foreground.say(new Notice(Level.WARNING, texts.get("busy", BotQueue.MOST_WAITING), Optional.empty()));
    }
  }

  private String message(Exception failed) {
    return new SentenceTexts(texts.locale()).problem(failed);
  }

  private void complain(Exception failed) {
    foreground.say(new Notice(Level.DANGER, message(failed), Optional.empty()));
  }

  private Conversation conversation() {
    return opened.orElseThrow().conversation();
  }

  /** Asks the bot. An empty message is no question. */
  void ask(String message) {
    if (state.get() != State.READY || Messages.kept(message).isEmpty()) {
      return;
    }
    String kept = Messages.kept(message);
    boolean cut = message.length() > Messages.MOST_CHARACTERS;
    add(() -> {
      Reply reply = conversation().ask(kept);
      return new Turn(0, kept, reply, conversation().askShadow(kept).map(other -> other.state() == Reply.State.ANSWERED
          ? other.chosen().intent().title() : texts.get("unsure.short")));
    }, turn -> {
      turns.add(new Turn(++asked, turn.question(), turn.reply(), turn.shadow()));
      if (turns.size() > MOST_TURNS) {
        turns.removeFirst();
      }
      said.set(cut ? texts.get("cut", Messages.MOST_CHARACTERS) : "");
    }, this::complain);
  }

  /** Rates an answer with a thumb. */
  void rate(Turn turn, boolean up) {
    turn.reply().answered().ifPresent(answered -> rate(turn, new Feedback(up ? Feedback.Kind.UP : Feedback.Kind.DOWN,
        SupportBot.OWNER, turn.question(), answered, answered, turn.reply().propensity())));
  }

  /** Says what the answer should have been. */
  void correct(Turn turn, Intent intent) {
    rate(turn, new Feedback(Feedback.Kind.CORRECTION, SupportBot.OWNER, turn.question(),
        turn.reply().answered().orElse(""), intent.id(), turn.reply().propensity()));
  }

  private void rate(Turn turn, Feedback feedback) {
    int place = place(turn);
    if (place < 0 || turns.get(place).isRated()) {
      return;
    }
    turns.set(place, turn.learning(texts.get("learning")));
    add(() -> saved(conversation().rate(clock.getAsLong(), feedback)), did -> {
      int there = place(turn);
      if (there >= 0) {
        turns.set(there, turn.rated(words.effect(did.entry.effect().orElseThrow(), did.now), did.entry.number()));
      }
      show(did.now);
    }, failed -> {
      int there = place(turn);
      if (there >= 0) {
        turns.set(there, turn);
      }
      complain(failed);
    });
  }

  private int place(Turn turn) {
    for (int i = 0; i < turns.size(); i++) {
      if (turns.get(i).number() == turn.number()) {
        return i;
      }
    }
    return -1;
  }

  private record Done(Entry entry, Snapshot now) {}

  /** Waits until it is on the disk; in the background. */
  private Done saved(Entry entry) {
    opened.orElseThrow().saved().get().join();
    return new Done(entry, Snapshot.of(conversation()));
  }

  private void act(Callable<Entry> action, String key, Object... arguments) {
    add(() -> saved(action.call()), did -> {
      show(did.now);
      said.set(texts.get(key, arguments) + " " + texts.get("log.changed", did.entry.changed().size()));
    }, this::complain);
  }

  void takeBack(LogRow row) {
    act(() -> conversation().takeBack(clock.getAsLong(), SupportBot.OWNER, row.number()), "done.takeback", row.number());
  }

  void rollBack(VersionId version) {
    act(() -> conversation().rollback(clock.getAsLong(), SupportBot.OWNER, version, texts.get("asked.for")),
        "done.rollback", version);
  }

  void promote() {
    act(() -> conversation().promoteShadow(clock.getAsLong(), SupportBot.OWNER), "done.promote");
  }

  void goOn() {
    act(() -> conversation().goOn(clock.getAsLong(), SupportBot.OWNER), "done.goon");
  }

  /** Lets a version answer beside the bot; the one that does already no longer. */
  void shadow(VersionId version) {
    add(() -> {
      if (conversation().shadowState().filter(other -> other.version().equals(version)).isPresent()) {
        conversation().stopShadow();
      } else {
        conversation().shadow(version);
      }
      return Snapshot.of(conversation());
    }, this::show, this::complain);
  }

  /** Lets simulated customers ask and rate, some at a time, so that one sees it and can stop it. */
  void simulate(int questions, double trolls) {
    if (simulating.get() || state.get() != State.READY) {
      return;
    }
    if (crowd.isEmpty() || crowdTrolls != trolls) {
      crowd = Optional.of(new Customers().withTrolls(trolls).crowd(conversation().base()));
      crowdTrolls = trolls;
    }
    simulating.set(true);
    simulateSome(crowd.get(), questions);
  }

  void stopSimulating() {
    simulating.set(false);
  }

  private void simulateSome(Customers.Crowd customers, int left) {
    if (left <= 0 || !simulating.get()) {
      simulating.set(false);
      return;
    }
    int some = Math.min(CHUNK, left);
    add(() -> {
      for (int i = 0; i < some; i++) {
        Customers.Question question = customers.next();
        customers.rating(question, conversation().ask(question.message())).ifPresent(feedback -> conversation().rate(
            clock.getAsLong(), feedback, Optional.of(question.intent())));
      }
      opened.orElseThrow().saved().get().join();
      return Snapshot.of(conversation());
    }, taken -> {
      show(taken);
      simulateSome(customers, left - some);
    }, failed -> {
      simulating.set(false);
      complain(failed);
    });
  }

  private void show(Snapshot taken) {
    now.set(Optional.of(taken));
    for (int i = 0; i < turns.size(); i++) {
      if (taken.takenBack().contains(turns.get(i).entry())) {
        turns.set(i, turns.get(i).takenBack(texts.get("outcome.gone")));
      }
    }
    log.setAll(taken.entries().reversed().stream().map(entry -> words.row(entry, taken)).toList());
    versions.setAll(words.versions(taken));
    summary.set(texts.get("summary", taken.title(), taken.intents().size(), taken.champion(), taken.controls()));
    comparison.set(taken.shadow().map(shadow -> texts.get("shadow.state", shadow.version(), shadow.compared(),
        shadow.shadowOnly(), shadow.botOnly())).orElseGet(() -> texts.get("shadow.none")));
  }

  /** The intents whose title or id has all the words of a search, best known first. */
  List<Intent> search(String text) {
    List<String> wanted = List.of(Messages.clean(text).split(" ", -1));
    return now.get().map(taken -> taken.intents().stream().filter(intent -> {
      String known = Messages.clean(intent.title() + " " + intent.id());
      return wanted.stream().allMatch(known::contains);
    }).toList()).orElse(List.of());
  }

  ObservableList<Turn> turns() {
    return turns;
  }

  ObservableList<LogRow> log() {
    return log;
  }

  ObservableList<VersionLine> versions() {
    return versions;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /** What the last action did, said above the field where one types: a notice would cover that. */
  ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  ReadOnlyStringProperty comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  ObjectProperty<Optional<Snapshot>> nowProperty() {
    return now;
  }

  ReadOnlyBooleanProperty simulatingProperty() {
    return simulating.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty pendingProperty() {
    return queue.pendingProperty();
  }

  BooleanProperty trustProperty() {
    return trust;
  }

  BooleanProperty guardProperty() {
    return guard;
  }

  Texts texts() {
    return texts;
  }
}
