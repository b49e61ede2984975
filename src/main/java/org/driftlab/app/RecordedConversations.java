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

/** Opens conversations that are kept in a workspace. */
final class RecordedConversations implements ConversationFactory {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ModelStore store;
  private final InstantSource clock;

  RecordedConversations(ModelStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Opened open(Optional<Path> knowledge, BotSettings settings, boolean fresh) {
    Optional<KnowledgeYaml.Read> wanted = knowledge.map(KnowledgeYaml::read);
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
    return new Opened(conversation, false, recordOfIt::saved);
  }

  private Opened goOn(long run, String knowledge) {
    RunInfo info = store.runs().stream().filter(other -> other.id() == run).findFirst().orElseThrow();
    var recordOfIt = new ConversationRecord(store, run);
    var conversation = new Conversation(KnowledgeYaml.read(knowledge, "the stored knowledge base"),
        settings(info.scenarioText()), recordOfIt, recordOfIt, DriftLabCommand.Version.number());
    conversation.restore(store.feedback(run).stream().map(ConversationRecord::entry).toList());
    if (info.state() == RunInfo.State.INTERRUPTED) {
      store.goOn(run).join();
    }
    return new Opened(conversation, true, recordOfIt::saved);
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
