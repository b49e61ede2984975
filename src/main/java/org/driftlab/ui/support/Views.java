// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/**
 * Loads views by their controller: {@code ui.transport.TransportController} has {@code Transport.fxml} and
 * {@code messages.properties} beside it. Controllers are made by suppliers, also those of included views, so they have
 * constructor arguments.
 */
public final class Views {
  private static final String SUFFIX = "Controller";

  private final Map<Class<?>, Supplier<?>> controllers;
  private final Locale locale;

  public Views(Map<Class<?>, Supplier<?>> controllers, Locale locale) {
    this.controllers = Map.copyOf(controllers);
    this.locale = locale;
  }

  /** The root of a freshly loaded view; on the FX thread. */
  public Parent load(Class<?> controller) {
    String simple = controller.getSimpleName();
    String file = simple.substring(0, simple.length() - SUFFIX.length()) + ".fxml";
    URL fxml = Objects.requireNonNull(controller.getResource(file), () -> file + " is not beside " + controller);
    var loader = new FXMLLoader(fxml, Texts.of(controller, locale).bundle());
    loader.setControllerFactory(this::make);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load " + fxml, e);
    }
  }

  private Object make(Class<?> controller) {
    Supplier<?> supplier = controllers.get(controller);
    if (supplier == null) {
      throw new IllegalStateException("nobody makes " + controller);
    }
    return supplier.get();
  }
}
