// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.driftlab.catalog.KnowledgeYaml;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.feedback.BotSettings;
import org.driftlab.feedback.Conversation;
import org.driftlab.feedback.ConversationListener;

/** Opens conversations with a support bot; may read files and wait for the workspace, so not on the FX thread. */
@FunctionalInterface
public interface ConversationFactory {
  /**
   * An open conversation.
   *
   * @param conversation with all that was done before, if it goes on
   * @param goesOn whether it was there before
   * @param saved a future that completes when all done so far is on the disk, and fails if it cannot be
   */
  record Opened(Conversation conversation, boolean goesOn, Supplier<CompletableFuture<Void>> saved) {}

  /**
   * Goes on with the newest conversation, or begins one if there is none or it has another knowledge base.
   *
   * @param knowledge a file; empty for the knowledge base of the newest conversation, or else the shipped one
   * @param settings of a conversation that begins
   * @param fresh whether to begin one whatever there is
   * @throws org.driftlab.data.InputException if the file is wrong, with line and key, or the workspace cannot be used
   */
  Opened open(Optional<Path> knowledge, BotSettings settings, boolean fresh);

  /** Conversations that are lost with the window. */
  static ConversationFactory inMemory() {
    return (knowledge, settings, fresh) -> new Opened(new Conversation(knowledge.map(KnowledgeYaml::read)
        .orElseGet(KnowledgeYaml::shop).base(), settings, new InMemoryArchive(), ConversationListener.NONE, "memory"), false,
        () -> CompletableFuture.completedFuture(null));
  }
}
