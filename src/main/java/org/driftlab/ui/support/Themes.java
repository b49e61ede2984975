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

  /** Whether the theme is the system's, not a person's choice. */
  public boolean isFollowing() {
    return following;
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
