// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.driftlab.catalog.Names;
import org.driftlab.data.Params;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one sentence: what, where, and what to do. */
final class UsageErrors {
  private UsageErrors() {}

  /** A sentence, and where to read more. */
  static String sentence(ParameterException e) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    return what(e, spec) + " See '" + spec.qualifiedName() + " --help'.";
  }

  private static String what(ParameterException e, CommandSpec spec) {
    return switch (e) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched, spec);
      case MissingParameterException missing -> missing(missing, spec);
      case MutuallyExclusiveArgsException both -> "Only one of the options %s can be given; leave the others out."
          .formatted(between(String.valueOf(both.getMessage()), ": ", " are "));
      case OverwrittenOptionException twice when twice.getOverwritten() instanceof OptionSpec option ->
          "Option '%s' is given twice; leave one out.".formatted(option.longestName());
      default -> e.getArgSpec() != null && e.getValue() != null ? value(e.getArgSpec(), e.getValue()) : other(e, spec);
    };
  }

  private static String unmatched(UnmatchedArgumentException e, CommandSpec spec) {
    String word = e.getUnmatched().getFirst();
    if (e.isUnknownOption()) {
      String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      var options = new ArrayList<String>();
      spec.options().stream().filter(option -> !option.hidden()).forEach(option -> options.add(option.longestName()));
      return Names.unknown("option", name, options);
    }
    return spec.subcommands().isEmpty() ? "'%s' is one word too many; leave it out, or put quotes around words that belong together."
        .formatted(word) : Names.unknown("command", word, List.copyOf(spec.subcommands().keySet()));
  }

  private static String missing(MissingParameterException e, CommandSpec spec) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("specify one of these")) {
      return "One of these options is needed: %s.".formatted(spec.argGroups().stream().flatMap(group -> group.args().stream())
          .map(UsageErrors::written).collect(Collectors.joining(", ")));
    }
    ArgSpec first = e.getMissing().getFirst();
    String text = String.join(" ", first.description()).strip();
    String what = text.isEmpty() ? "" : " (" + text.replaceAll("\\.$", "").replaceAll("\\. ", "; ") + ")";
    boolean valueOnly = message.contains("for option");
    return first instanceof OptionSpec option
        ? "Option '%s' %s; write %s%s.".formatted(option.longestName(), valueOnly ? "has no value" : "is missing", written(first), what)
        : "%s is missing; give it after '%s'%s.".formatted(first.paramLabel(), spec.qualifiedName(), what);
  }

  private static String value(ArgSpec arg, String value) {
    String name = arg instanceof OptionSpec option ? "Option '" + option.longestName() + "'" : arg.paramLabel();
    return "%s is '%s' but must be %s.".formatted(name, value, wanted(arg));
  }

  private static String wanted(ArgSpec arg) {
    Class<?> type = arg.type();
    if (type.isEnum()) {
      return "one of " + Arrays.stream(type.getEnumConstants()).map(constant -> Params.word((Enum<?>) constant))
          .collect(Collectors.joining(", "));
    } else if (type == int.class || type == Integer.class) {
      return String.format(Locale.ROOT, "a whole number in [%d, %d]", Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type == long.class || type == Long.class) {
      return "a whole number, written with digits alone";
    } else if (type == double.class || type == Double.class) {
      return "a number, with a point before its decimals";
    } else if (Map.class.isAssignableFrom(type)) {
      return "a name and a value, such as name=1";
    }
    return "such as " + arg.paramLabel();
  }

  private static String other(ParameterException e, CommandSpec spec) {
    String message = String.valueOf(e.getMessage());
    if (message.startsWith("Missing required subcommand")) {
      return "A command is missing after '%s'; choose from %s.".formatted(spec.qualifiedName(),
          String.join(", ", spec.subcommands().keySet()));
    }
    ArgSpec arg = e.getArgSpec();
    return arg != null && Map.class.isAssignableFrom(arg.type()) ? value(arg, message.substring(message.lastIndexOf(' ') + 1))
        : message.endsWith(".") ? message : message + ".";
  }

  /** An option as it is written, such as --seed=N. */
  private static String written(ArgSpec arg) {
    return arg instanceof OptionSpec option && option.arity().max() > 0 ? option.longestName() + "=" + option.paramLabel()
        : arg instanceof OptionSpec flag ? flag.longestName() : arg.paramLabel();
  }

  private static String between(String text, String before, String after) {
    int from = text.indexOf(before);
    int to = text.lastIndexOf(after);
    return from < 0 || to < from ? text : text.substring(from + before.length(), to);
  }
}
