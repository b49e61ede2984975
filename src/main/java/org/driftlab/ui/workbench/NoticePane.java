// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import atlantafx.base.controls.Notification;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Foreground.Level;
import org.driftlab.ui.support.Foreground.Notice;
import org.driftlab.ui.support.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows the notices in a column above the views, each with its way on and a cross. */
final class NoticePane {
  private static final Duration NEWS_STAYS = Duration.seconds(8);
  private static final Duration OFFER_STAYS = Duration.seconds(30);

  private final Foreground foreground;
  private final Texts texts;
  private final Map<Notice, Notification> cards = new HashMap<>();

  NoticePane(Foreground foreground, VBox column, Texts texts) {
    this.foreground = foreground;
    this.texts = texts;
    foreground.notices().addListener((ListChangeListener<Notice>) change -> show(column));
    show(column);
  }

  private void show(VBox column) {
    cards.keySet().retainAll(foreground.notices());
    column.getChildren().setAll(foreground.notices().stream().map(n -> cards.computeIfAbsent(n, this::card)).toList());
  }

  /** Good news leaves by itself, and later if it offers a way back; bad news stays until it is read. */
  private void leaveLater(Notice notice) {
    if (notice.level() == Level.INFO || notice.level() == Level.SUCCESS) {
      var wait = new PauseTransition(notice.offer().isPresent() ? OFFER_STAYS : NEWS_STAYS);
      wait.setOnFinished(e -> foreground.notices().remove(notice));
      wait.play();
    }
  }

  private Notification card(Notice notice) {
    var card = new Notification(notice.message(), new FontIcon(switch (notice.level()) {
      case INFO -> Feather.INFO;
      case SUCCESS -> Feather.CHECK_CIRCLE;
      case WARNING -> Feather.ALERT_TRIANGLE;
      case DANGER -> Feather.ALERT_OCTAGON;
    }));
    card.getStyleClass().addAll("notice", switch (notice.level()) {
      case INFO -> "accent";
      case SUCCESS -> "success";
      case WARNING -> "warning";
      case DANGER -> "danger";
    });
    card.setAccessibleText(notice.message());
    card.setMinHeight(Region.USE_PREF_SIZE);
    card.setMaxHeight(Region.USE_PREF_SIZE);
    card.setOnClose(e -> foreground.notices().remove(notice));
    leaveLater(notice);
    notice.offer().ifPresent(offer -> {
      var way = new Button(offer.words());
      way.setId("notice-way");
      way.setAccessibleHelp(texts.get("notice.way"));
      way.setOnAction(e -> {
        foreground.notices().remove(notice);
        offer.action().run();
      });
      card.setPrimaryActions(way);
    });
    return card;
  }
}
