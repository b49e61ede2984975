// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.driftlab.catalog.KnowledgeYaml;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;
import org.driftlab.feedback.BotSettings;
import org.driftlab.feedback.Conversation;
import org.driftlab.feedback.SupportBot;
import org.driftlab.store.ModelStore;
import org.driftlab.store.RunInfo;
import org.driftlab.ui.support.ConversationFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens conversations that are kept in a workspace, one at a time: to open another one, or to close this, closes the one that is
 * open.
 */
final class RecordedConversations implements ConversationFactory, AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ModelStore store;
  private final InstantSource clock;
  /** The number of the open conversation; 0 if none is. */
  private long open;
  private Optional<Conversation> opened = Optional.empty();

  RecordedConversations(ModelStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public synchronized Opened open(Optional<Path> knowledge, BotSettings settings, boolean fresh) {
    Optional<KnowledgeYaml.Read> wanted = knowledge.map(KnowledgeYaml::read);
    close();
    List<Long> conversations = store.conversations();
    if (!fresh && !conversations.isEmpty()) {
      long newest = conversations.getLast();
      String stored = store.knowledge(newest).orElseThrow();
      if (wanted.isEmpty() || wanted.get().text().equals(stored)) {
        return goOn(newest, stored);
      }
    }
    return begin(wanted.orElseGet(() -> conversations.isEmpty() ? KnowledgeYaml.shop() : newestKnowledge(conversations)),
        settings);
  }

  private KnowledgeYaml.Read newestKnowledge(List<Long> conversations) {
    String text = store.knowledge(conversations.getLast()).orElseThrow();
    return new KnowledgeYaml.Read(KnowledgeYaml.read(text, "the stored knowledge base"), text);
  }

  private Opened begin(KnowledgeYaml.Read knowledge, BotSettings settings) {
    long run = store.beginConversation(RunInfo.begin(SupportBot.ID, Params.json(settings), settings.seed(), clock.instant(),
        DriftLabCommand.Version.number()), knowledge.text());
    var recordOfIt = new ConversationRecord(store, run);
    var conversation = new Conversation(knowledge.base(), settings, recordOfIt, recordOfIt,
        DriftLabCommand.Version.number());
    return opened(run, conversation, false, recordOfIt);
  }

  private Opened goOn(long run, String knowledge) {
    RunInfo info = store.runs().stream().filter(other -> other.id() == run).findFirst().orElseThrow();
    var recordOfIt = new ConversationRecord(store, run);
    var conversation = new Conversation(KnowledgeYaml.read(knowledge, "the stored knowledge base"),
        settings(info.scenarioText()), recordOfIt, recordOfIt, DriftLabCommand.Version.number());
    conversation.restore(store.feedback(run).stream().map(ConversationRecord::entry).toList());
    if (info.state() == RunInfo.State.INTERRUPTED || info.state() == RunInfo.State.STOPPED) {
      store.goOn(run).join();
    }
    return opened(run, conversation, true, recordOfIt);
  }

  private Opened opened(long run, Conversation conversation, boolean goesOn, ConversationRecord recordOfIt) {
    open = run;
    opened = Optional.of(conversation);
    return new Opened(conversation, goesOn, recordOfIt::saved);
  }

  /** Records that the open conversation is closed; it can be gone on with. Nothing happens if none is open. */
  @Override
  public synchronized void close() {
    // If that cannot be written, the next opening of the workspace finds it interrupted, which is as good.
    opened.ifPresent(conversation -> store.finishRun(open, RunInfo.State.STOPPED, conversation.entries().size(), Optional.empty())
        .exceptionally(problem -> null).join());
    opened = Optional.empty();
  }

  private static BotSettings settings(String json) {
    JsonNode node = JSON.readTree(json);
    var texts = new LinkedHashMap<String, String>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (!property.getKey().equals("id")) {
        texts.put(property.getKey(), property.getValue().asString());
      }
    }
    try {
      return Params.with(new BotSettings(), texts);
    } catch (InputException e) {
      throw new InputException("The settings of the stored conversation cannot be read: " + e.getMessage(), e);
    }
  }
}
