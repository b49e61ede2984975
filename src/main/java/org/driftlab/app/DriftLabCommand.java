// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.driftlab.data.InputException;
import org.driftlab.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The command {@code driftlab}: without a subcommand it opens the workbench. */
@Command(name = "driftlab", mixinStandardHelpOptions = true, versionProvider = DriftLabCommand.Version.class,
    description = "A workbench for models that keep learning. Without a command it opens its window.")
final class DriftLabCommand implements Callable<Integer> {
  /** Exit codes, the same for all commands. */
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;
  static final int INTERRUPTED = 130;

  private final Terminal terminal;
  private final Interruption interruption;

  @Option(names = "--workspace", paramLabel = "DIR", description = Workspaces.OPTION)
  private @Nullable Path workspace;

  @Option(names = "--smoke", hidden = true, description = "Close the window after its first frame.")
  private boolean smoke;

  DriftLabCommand(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  /** Runs a command line and returns its exit code; nothing escapes it. */
  static int execute(Terminal terminal, Interruption interruption, String... args) {
    int code = answer(terminal, interruption, args);
    Optional<String> loss = terminal.loss();
    if (code == DONE && loss.isPresent()) {
      terminal.complain("Standard output cannot be written (%s), so what was printed is not complete; choose another place."
          .formatted(loss.get()));
      return FAILED;
    }
    return interruption.requested() && code == DONE ? INTERRUPTED : code;
  }

  private static int answer(Terminal terminal, Interruption interruption, String... args) {
    boolean smoke = args.length == 1 && args[0].equals("--smoke");
    try {
      return smoke || args.length == 0 ? openAtOnce(terminal, interruption, smoke) : commands(terminal, interruption).execute(args);
    } catch (OutOfMemoryError e) {
      LoggerFactory.getLogger(DriftLabCommand.class).error("The memory was not enough", e);
      terminal.complain(("The memory was not enough (%,d MB): choose a smaller model or fewer features and classes, or give more,"
          + " such as DRIFTLAB_OPTS=-Xmx4g.").formatted(Runtime.getRuntime().maxMemory() >> 20));
      return FAILED;
    } catch (StackOverflowError e) {
      LoggerFactory.getLogger(DriftLabCommand.class).error("The stack was not enough", e);
      terminal.complain("What was given is nested too deeply; use fewer levels.");
      return FAILED;
    }
  }

  /** The usual start, past the commands: to set them all up takes a tenth of the time to the first frame. */
  private static int openAtOnce(Terminal terminal, Interruption interruption, boolean smoke) {
    var command = new DriftLabCommand(terminal, interruption);
    command.smoke = smoke;
    try {
      return command.call();
    } catch (RuntimeException e) {
      return failed(terminal, e);
    }
  }

  private static CommandLine commands(Terminal terminal, Interruption interruption) {
    var out = new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8);
    return new CommandLine(new DriftLabCommand(terminal, interruption))
        .addSubcommand("run", new RunCommandLine(terminal, interruption))
        .addSubcommand("whatif", new WhatIfCommand(terminal, interruption))
        .addSubcommand("list", new ListCommand(terminal))
        .addSubcommand("scenario", new ScenarioCommand(terminal))
        .addSubcommand("generate", new GenerateCommand(terminal, interruption))
        .addSubcommand("dataset", new DatasetCommand(terminal))
        .addSubcommand("evaluate", new EvaluateCommand(terminal, interruption))
        .addSubcommand("detect", new DetectCommand(terminal, interruption))
        .addSubcommand("calibrate", new CalibrateCommand(terminal, interruption))
        .addSubcommand("forgetting", new ForgettingCommand(terminal, interruption))
        .addSubcommand("chat", new ChatCommand(terminal, interruption))
        .addSubcommand("lesson", new LessonCommand(terminal, interruption))
        .addSubcommand("store", StoreCommand.line(terminal))
        .setOut(out)
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, arguments) -> badUsage(terminal, e))
        .setExecutionExceptionHandler((e, command, result) -> failed(terminal, e));
  }

  @Override
  public Integer call() {
    Path folder = Workspaces.folder(Optional.ofNullable(workspace));
    return Toolkit.hasDisplay() ? new Workbench(terminal, interruption, folder, smoke).open()
        : new HeadlessStory(terminal, interruption).tell(folder);
  }

  private static int badUsage(Terminal terminal, CommandLine.ParameterException e) {
    terminal.complain(UsageErrors.sentence(e).replaceAll("\\s*\\R\\s*", " "));
    return BAD_INPUT;
  }

  private static int failed(Terminal terminal, Exception e) {
    if (e instanceof InputException) {
      terminal.complain(sentence(String.valueOf(e.getMessage())));
      return BAD_INPUT;
    }
    if (e instanceof StoreException) {
      terminal.complain(sentence(String.valueOf(e.getMessage())));
      return FAILED;
    }
    LoggerFactory.getLogger(DriftLabCommand.class).error("A command failed", e);
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    terminal.complain(sentence("the command failed: " + reason));
    return FAILED;
  }

  /** One line that ends with a full stop, whatever a library put into it. */
  private static String sentence(String text) {
    String line = text.replaceAll("\\s*\\R\\s*", " ").strip();
    return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
  }

  /** The version, from the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"DriftLab " + number()};
    }

    /** The version number; "dev" when started from compiled classes. */
    static String number() {
      String version = Launcher.class.getPackage().getImplementationVersion();
      return version == null ? "dev" : version;
    }
  }
}
