// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.driftlab.ui.support.Foreground.Level;
import org.driftlab.ui.support.Foreground.Notice;

/** Saves what is on show as a file: asks where to, writes in the background, and says how it went. */
public final class FileSaving {
  private final FileChoices choices;
  private final Tasks tasks;
  private final Foreground foreground;
  private final Function<Exception, String> reason;

  /**
   * Saving that answers through the foreground.
   *
   * @param reason what went wrong, in one sentence of the window's language
   */
  public FileSaving(FileChoices choices, Tasks tasks, Foreground foreground, Function<Exception, String> reason) {
    this.choices = choices;
    this.tasks = tasks;
    this.foreground = foreground;
    this.reason = reason;
  }

  /**
   * Saves under a name the person chooses; to be called on the FX thread.
   *
   * @param suggested the name it would have
   * @param content takes what is needed from the window at once, and makes the file's bytes of it in the background
   * @param words has {@code saved} and {@code notSaved}
   */
  public void save(String suggested, Supplier<Callable<byte[]>> content, Texts words) {
    choices.toSave(suggested).ifPresent(file -> {
      Callable<byte[]> bytes = content.get();
      tasks.run(() -> WholeFile.write(file, bytes.call()), saved -> say(Level.SUCCESS, words.get("saved", saved)),
          problem -> say(Level.DANGER, words.get("notSaved", reason.apply(problem))));
    });
  }

  private void say(Level level, String sentence) {
    foreground.say(new Notice(level, sentence, Optional.empty()));
  }
}
