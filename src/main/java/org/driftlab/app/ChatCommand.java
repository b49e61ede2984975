// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.driftlab.data.InputException;
import org.driftlab.feedback.BotSettings;
import org.driftlab.feedback.Messages;
import org.driftlab.store.ModelStore;
import org.driftlab.ui.support.ConversationFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code driftlab chat}: a conversation with the support bot, on a terminal or from a pipe. */
@Command(name = "chat", mixinStandardHelpOptions = true,
    description = {"A conversation with a support bot that learns from how its answers are rated.",
        "It goes on where the last one of the workspace ended. ':help' lists what can be said to it."})
final class ChatCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Interruption interruption;

  @Option(names = "--knowledge", paramLabel = "FILE",
      description = "A knowledge base in YAML; another one than before begins a new conversation.")
  private @Nullable Path knowledge;

  @Option(names = "--new", description = "Begin a new conversation.")
  private boolean fresh;

  @Option(names = "--no-trust", description = "In a new conversation: ratings count the same whoever gives them.")
  private boolean noTrust;

  @Option(names = "--no-guard", description = "In a new conversation: no guard.")
  private boolean noGuard;

  @Option(names = "--exploration", paramLabel = "E",
      description = "In a new conversation: how often a plausible answer is tried (default: 0.02).")
  private @Nullable Double exploration;

  @Option(names = "--workspace", paramLabel = "DIR", description = Workspaces.OPTION)
  private @Nullable Path workspace;

  ChatCommand(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException {
    BotSettings settings = new BotSettings().protectedBy(!noTrust, !noGuard);
    BotSettings wanted = exploration == null ? settings : settings.exploring(exploration);
    Path folder = Workspaces.folder(Optional.ofNullable(workspace));
    try (ModelStore store = ModelStore.open(folder, ModelStore.Mode.READ_WRITE);
        var conversations = new RecordedConversations(store, InstantSource.system())) {
      ConversationFactory.Opened opened = conversations.open(Optional.ofNullable(knowledge), wanted, fresh);
      var session = new ChatSession(opened, terminal, InstantSource.system());
      session.greet();
      return talk(session);
    }
  }

  private int talk(ChatSession session) throws IOException {
    // A terminal that hangs up ends the input; whatever was said is on the disk by then.
    var in = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
    int code = DriftLabCommand.DONE;
    while (!interruption.requested()) {
      prompt();
      Optional<String> line = line(in);
      if (line.isEmpty()) {
        break;
      }
      try {
        if (!session.handle(line.get())) {
          break;
        }
      } catch (InputException e) {
        terminal.complain(String.valueOf(e.getMessage()));
        code = terminal.interactive() ? code : DriftLabCommand.BAD_INPUT;
      }
    }
    return code;
  }

  private void prompt() {
    if (terminal.interactive()) {
      terminal.out().print("> ");
      terminal.out().flush();
    }
  }

  /** A line, cut where nothing would be read any more, so that a line of any length needs little memory. */
  private static Optional<String> line(Reader in) throws IOException {
    var text = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return Optional.empty();
    }
    while (c >= 0 && c != '\n') {
      if (text.length() < 2 * Messages.MOST_CHARACTERS) {
        text.append((char) c);
      }
      c = in.read();
    }
    return Optional.of(text.toString());
  }
}
