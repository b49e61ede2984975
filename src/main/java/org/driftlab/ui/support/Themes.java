// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import org.driftlab.ui.support.Settings.Look;

/** Light or dark: follows the system until a person chooses; of the FX thread. */
public final class Themes {
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
  private final ChangeListener<ColorScheme> follow = (observed, was, is) -> apply(is == ColorScheme.DARK);
  private boolean following;

  /** Puts the system's scheme on and follows it. */
  public void followSystem() {
    if (!following) {
      following = true;
      Platform.getPreferences().colorSchemeProperty().addListener(follow);
    }
    apply(Platform.getPreferences().getColorScheme() == ColorScheme.DARK);
  }

  /** The other theme; from now on the system is not followed. */
  public void toggle() {
    choose(!dark.get());
  }

  /** This theme; from now on the system is not followed. */
  public void choose(boolean wantsDark) {
    close();
    apply(wantsDark);
  }

  /** The look that a person has set: the system's, or one of the two. */
  public void wear(Look look) {
    if (look == Look.SYSTEM) {
      followSystem();
    } else {
      choose(look == Look.DARK);
    }
  }

  /** Follows the look in the settings from now on, and has the settings follow what is chosen here. */
  public void follow(SettingsStore settings) {
    settings.settingsProperty().addListener((o, was, is) -> {
      if (was.look() != is.look()) {
        wear(is.look());
      }
    });
    dark.addListener((o, was, is) -> {
      if (!following) {
        settings.change(s -> s.withLook(is ? Look.DARK : Look.LIGHT));
      }
    });
  }

  private void apply(boolean wantsDark) {
    dark.set(wantsDark);
    Application.setUserAgentStylesheet(
        wantsDark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
  }

  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** Stops following the system. */
  public void close() {
    if (following) {
      Platform.getPreferences().colorSchemeProperty().removeListener(follow);
      following = false;
    }
  }
}
