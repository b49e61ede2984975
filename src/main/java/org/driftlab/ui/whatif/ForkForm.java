// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.engine.Change;
import org.driftlab.engine.Fork;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Guard;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Strategy;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.CatalogTexts;
import org.driftlab.ui.support.catalog.SentenceTexts;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/** What a person fills in to fork the run: where, and the one thing that is to be different. */
final class ForkForm {
  /** What may be different. */
  enum Kind {
    PROMOTE,
    ROLL_BACK,
    STRATEGY,
    DETECTOR,
    LEARNER,
    UPDATE,
    GATE,
    GUARD,
    MEMORY,
    LEAVE_OUT
  }

  /**
   * One of what a kind offers.
   *
   * @param words as the list shows it
   * @param value a {@link VersionId}, a {@link Spec}, or the number of an intervention
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
  private final CatalogTexts catalog;
  private final SentenceTexts sentences;
  private final String user;
  private final StringProperty at = new SimpleStringProperty(this, "at", "0");
  private String suggested = "0";
  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.STRATEGY);
  private final ReadOnlyObjectWrapper<List<Option>> options = new ReadOnlyObjectWrapper<>(this, "options", List.of());
  private final ObjectProperty<@Nullable Option> option = new SimpleObjectProperty<>(this, "option");
  private final StringProperty parameters = new SimpleStringProperty(this, "parameters", "");
  private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper(this, "hint", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private List<ModelVersion> versions = List.of();
  private List<Intervention> commands = List.of();
  private Optional<Scenario> scenario = Optional.empty();

  ForkForm(Texts texts, String user) {
    this.texts = texts;
    catalog = new CatalogTexts(texts.locale());
    sentences = new SentenceTexts(texts.locale());
    this.user = user;
    kind.subscribe(k -> offer());
    option.subscribe(chosen -> {
      parameters.set("");
      hint.set(chosen != null && chosen.value() instanceof Spec spec ? names(spec) : "");
    });
    at.subscribe(text -> problem.set(""));
  }

  private static String names(Spec spec) {
    return Params.of(spec).stream().map(p -> p.name() + "=" + word(p.value())).collect(Collectors.joining(", "));
  }

  private static String word(Object value) {
    return value instanceof Enum<?> constant ? Params.word(constant)
        : value instanceof Spec spec ? spec.id() : value.toString();
  }

  /** Follows the run: its versions and, where they are known, its commands. */
  void follow(Optional<Scenario> present, List<ModelVersion> made, List<Intervention> given) {
    if (present.equals(scenario) && made.equals(versions) && given.equals(commands)) {
      return;
    }
    scenario = present;
    versions = made;
    commands = given;
    offer();
  }

  /** Says where to fork, unless a person has said it already. */
  void suggest(long from) {
    String text = Long.toString(from);
    if (at.get().equals(suggested)) {
      at.set(text);
    }
    suggested = text;
  }

  /** Takes a version up, to be promoted or rolled back to, as an action of the version tree asks. */
  void propose(Kind wanted, VersionId version, long from) {
    kind.set(wanted);
    options.get().stream().filter(o -> o.value().equals(version)).findFirst().ifPresent(option::set);
    at.set(Long.toString(from));
  }

  private void offer() {
    Object chosen = option.get() == null ? null : option.get().value();
    options.set(switch (kind.get()) {
      case PROMOTE, ROLL_BACK -> versions.reversed().stream().map(this::version).toList();
      case STRATEGY -> StreamSupport.stream(Catalog.POLICIES.spliterator(), false)
          .filter(Strategy.class::isInstance).map(this::spec).toList();
      case DETECTOR -> Catalog.DETECTORS.specs().stream().map(this::spec).toList();
      case LEARNER -> scenario.map(s -> List.of(spec(s.learner()))).orElse(List.of());
      case UPDATE -> Catalog.UPDATES.specs().stream().map(this::spec).toList();
      case GATE -> List.of(spec(scenario.flatMap(Scenario::gate).orElseGet(Gate::new)));
      case GUARD -> List.of(spec(scenario.flatMap(Scenario::guard).orElseGet(Guard::new)));
      case MEMORY -> Catalog.MEMORIES.specs().stream().map(this::spec).toList();
      case LEAVE_OUT -> commands();
    });
    option.set(options.get().stream().filter(o -> o.value().equals(chosen)).findFirst()
        .orElse(options.get().isEmpty() ? null : options.get().getFirst()));
  }

  private Option version(ModelVersion version) {
    return new Option(texts.get("option.version", version.id(), version.at()), version.id());
  }

  private Option spec(Spec spec) {
    return new Option(catalog.title(spec), spec);
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

  private Request build(long furthest) {
    Option chosen = option.get();
    if (chosen == null) {
      throw new InputException(texts.get("problem.nothing." + kind.get().name().toLowerCase(Locale.ROOT)));
    }
    if (kind.get() == Kind.LEAVE_OUT) {
      int number = (Integer) chosen.value();
      return new Request(commands.get(number).at(), new Change.Without(number),
          texts.get("words.without", words(commands.get(number).command())));
    }
    RunCommand command = command(chosen.value());
    return new Request(index(furthest), new Change.With(command), words(command));
  }

  private long index(long furthest) {
    String digits = at.get().replaceAll("[\\s.,'’\u00a0\u202f]", "");
    if (!digits.matches("[0-9]{1,18}") || Long.parseLong(digits) > furthest) {
      throw new InputException(texts.get("problem.at", at.get(), furthest));
    }
    return Long.parseLong(digits);
  }

  private RunCommand command(Object value) {
    return switch (kind.get()) {
      case PROMOTE -> new RunCommand.Promote((VersionId) value, user, WHY);
      case ROLL_BACK -> new RunCommand.RollBack((VersionId) value, user, WHY);
      default -> new RunCommand.Use(Params.with((Spec) value, assigned(), Catalog::find));
    };
  }

  /** The parameters that were set, as {@code name=value} with commas between. */
  private Map<String, String> assigned() {
    var set = new LinkedHashMap<String, String>();
    for (String part : parameters.get().split("[,;]")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        set.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      } else if (!part.isBlank()) {
        throw new InputException(texts.get("problem.parameter", part.strip()));
      }
    }
    return set;
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
      case RunCommand.Use c -> texts.get("words.use", catalog.title(c.part()) + changed(c.part()));
      case RunCommand.UseLabels c -> texts.get("words.use-labels", sentences.say(c.labels().describe()));
      case RunCommand.UseReplay c -> texts.get("words.use", catalog.title(c.replay().memory()));
      case RunCommand.UseMonitors _, RunCommand.Drop _ -> sentences.say(Fork.words(command));
    };
  }

  private String changed(Spec part) {
    Spec before = option.get() != null && option.get().value() instanceof Spec spec ? spec : part;
    var old = new LinkedHashMap<String, Object>();
    Params.of(before).forEach(p -> old.put(p.name(), p.value()));
    String differs = Params.of(part).stream().filter(p -> !p.value().equals(old.get(p.name())))
        .map(p -> p.name() + " = " + word(p.value())).collect(Collectors.joining(", "));
    return differs.isEmpty() ? "" : " (" + differs + ")";
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

  StringProperty parametersProperty() {
    return parameters;
  }

  /** The parameters that can be set, with their present values. */
  ReadOnlyStringProperty hintProperty() {
    return hint.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
