// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.whatif;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.driftlab.data.InputException;
import org.driftlab.engine.Change;
import org.driftlab.engine.Fork;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.SentenceTexts;
import org.driftlab.ui.support.edit.Field;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/** What a person fills in to fork the run: where, and the one thing that is to be different. */
final class ForkForm {
  /** What may be different. */
  enum Kind {
    PROMOTE("", ""),
    ROLL_BACK("", ""),
    SHADOW("", ""),
    STRATEGY("policy", "strategy"),
    UPDATE("policy", "update"),
    GATE("policy", "gate"),
    GUARD("policy", "guard"),
    DETECTOR("detector", "detector"),
    MONITORS("monitors", ""),
    LEARNER("learner", "learner"),
    MEMORY("memory", "memory"),
    LABELS("labels", ""),
    LEAVE_OUT("", "");

    private final String group;
    private final String part;

    Kind(String group, String part) {
      this.group = group;
      this.part = part;
    }

    /** The group of the scenario's form in which the part stands; empty for what is no part of it. */
    String group() {
      return group;
    }

    /** The field that chooses the part; empty if the group is the part. */
    String part() {
      return part;
    }

    boolean isPart() {
      return !group.isEmpty();
    }
  }

  /**
   * One of what a kind offers.
   *
   * @param words as the list shows it
   * @param value a {@link VersionId}, the number of an intervention, or the id of what the part can be exchanged for
   */
  record Option(String words, Object value) {
    @Override
    public String toString() {
      return words;
    }
  }

  /** A fork as it was asked for. */
  record Request(long at, Change change, String words) {}

  private static final String WHY = "what if";

  private final Texts texts;
  private final SentenceTexts sentences;
  private final PartForm part;
  private final String user;
  private final StringProperty at = new SimpleStringProperty(this, "at", "0");
  private String suggested = "0";
  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.STRATEGY);
  private final ReadOnlyObjectWrapper<List<Option>> options = new ReadOnlyObjectWrapper<>(this, "options", List.of());
  private final ObjectProperty<@Nullable Option> option = new SimpleObjectProperty<>(this, "option");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private List<ModelVersion> versions = List.of();
  private List<Intervention> commands = List.of();
  private Optional<Scenario> scenario = Optional.empty();

  ForkForm(Texts texts, String user) {
    this.texts = texts;
    part = new PartForm(texts);
    sentences = new SentenceTexts(texts.locale());
    this.user = user;
    kind.subscribe(k -> {
      problem.set("");
      part.begin(k, scenario);
      offer();
    });
    option.subscribe(this::chosen);
    at.subscribe(text -> problem.set(""));
    part.fieldsProperty().subscribe(fields -> problem.set(""));
  }

  private void chosen(@Nullable Option chosen) {
    if (chosen != null && chosen.value() instanceof String id && options.get().contains(chosen)) {
      try {
        problem.set("");
        part.choose(id);
      } catch (InputException e) {
        problem.set(sentences.say(String.valueOf(e.getMessage())));
      }
    }
  }

  /** Follows the run: its versions and, where they are known, its commands. */
  void follow(Optional<Scenario> present, List<ModelVersion> made, List<Intervention> given) {
    if (present.equals(scenario) && made.equals(versions) && given.equals(commands)) {
      return;
    }
    if (!present.equals(scenario)) {
      scenario = present;
      part.follow(present);
    }
    versions = made;
    commands = given;
    offer();
  }

  /** Says where to fork, unless a person has said it already. */
  void suggest(long from) {
    String text = number(from);
    if (at.get().equals(suggested)) {
      at.set(text);
    }
    suggested = text;
  }

  /** Takes a version up, to be promoted or rolled back to, as an action of the version tree asks. */
  void propose(Kind wanted, VersionId version, long from) {
    kind.set(wanted);
    options.get().stream().filter(o -> o.value().equals(version)).findFirst().ifPresent(option::set);
    at.set(number(from));
  }

  private String number(long index) {
    return NumberFormat.getIntegerInstance(texts.locale()).format(index);
  }

  private void offer() {
    Object chosen = option.get() == null ? null : option.get().value();
    options.set(switch (kind.get()) {
      case PROMOTE, ROLL_BACK, SHADOW -> versions.reversed().stream().map(this::version).toList();
      case LEAVE_OUT -> commands();
      default -> part.choice().map(choice -> choice.options().stream().map(o -> new Option(o.title(), o.id())).toList())
          .orElse(List.of());
    });
    Object wanted = kind.get().isPart() ? part.choice().map(Field::value).orElse(null) : chosen;
    option.set(options.get().stream().filter(o -> o.value().equals(wanted)).findFirst()
        .orElse(options.get().isEmpty() ? null : options.get().getFirst()));
  }

  private Option version(ModelVersion version) {
    return new Option(texts.get("option.version", version.id(), version.at()), version.id());
  }

  private List<Option> commands() {
    var given = new ArrayList<Option>();
    for (int i = 0; i < commands.size(); i++) {
      given.add(new Option(texts.get("option.command", words(commands.get(i).command()), commands.get(i).at()), i));
    }
    return given;
  }

  /**
   * What was filled in; nothing, and the {@link #problemProperty} in one sentence, while it cannot be done.
   *
   * @param furthest how far the run has come
   */
  Optional<Request> request(long furthest) {
    try {
      problem.set("");
      return Optional.of(build(furthest));
    } catch (InputException e) {
      problem.set(sentences.say(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /** Says in the person's language why what stands in the fields cannot be forked with. */
  void refuse(String why) {
    problem.set(why);
  }

  private Request build(long furthest) {
    if (kind.get().isPart()) {
      Change change = part.change().orElseThrow(() -> new InputException(texts.get("problem.nothing.part")));
      return new Request(index(furthest), change,
          change instanceof Change.With with ? words(with.command()) : texts.get("words.nothing"));
    }
    Option chosen = option.get();
    if (chosen == null) {
      throw new InputException(texts.get("problem.nothing." + kind.get().name().toLowerCase(Locale.ROOT)));
    }
    if (kind.get() == Kind.LEAVE_OUT) {
      int number = (Integer) chosen.value();
      return new Request(commands.get(number).at(), new Change.Without(number),
          texts.get("words.without", words(commands.get(number).command())));
    }
    RunCommand command = command((VersionId) chosen.value());
    return new Request(index(furthest), new Change.With(command), words(command));
  }

  private long index(long furthest) {
    String digits = at.get().replaceAll("[\\s.,'’\u00a0\u202f]", "");
    if (!digits.matches("[0-9]{1,18}") || Long.parseLong(digits) > furthest) {
      throw new InputException(texts.get("problem.at", at.get(), furthest));
    }
    return Long.parseLong(digits);
  }

  private RunCommand command(VersionId version) {
    return switch (kind.get()) {
      case PROMOTE -> new RunCommand.Promote(version, user, WHY);
      case ROLL_BACK -> new RunCommand.RollBack(version, user, WHY);
      default -> new RunCommand.Shadow(version, true);
    };
  }

  /** A command in the person's language. */
  private String words(RunCommand command) {
    return switch (command) {
      case RunCommand.Shadow c -> texts.get("words.shadow", c.version());
      case RunCommand.StopShadow c -> texts.get("words.stop-shadow", c.version());
      case RunCommand.Promote c -> texts.get("words.promote", c.version());
      case RunCommand.RollBack c -> texts.get("words.roll-back", c.version());
      case RunCommand.Keep c -> texts.get("words.keep", c.version());
      case RunCommand.FineTune c -> texts.get("words.fine-tune", c.epochs());
      default -> part.words(command).orElseGet(() -> sentences.say(Fork.words(command)));
    };
  }

  StringProperty atProperty() {
    return at;
  }

  ObjectProperty<Kind> kindProperty() {
    return kind;
  }

  ReadOnlyObjectProperty<List<Option>> optionsProperty() {
    return options.getReadOnlyProperty();
  }

  ObjectProperty<@Nullable Option> optionProperty() {
    return option;
  }

  /** What is filled in about the part that is to be another one. */
  PartForm part() {
    return part;
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
