// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Foreground.Level;
import org.driftlab.ui.support.Foreground.Notice;
import org.driftlab.ui.support.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows the notices in a column above the views, a line each with its way on and a cross; in a low window the newest two, and the
 * rest on demand.
 */
final class NoticePane {
  private static final Duration NEWS_STAYS = Duration.seconds(8);
  private static final Duration OFFER_STAYS = Duration.seconds(30);

  /** A window lower than this has no room for all notices at once. */
  private static final double LOW = 800;

  private static final int MOST_IN_LOW = 2;

  private final Foreground foreground;
  private final Texts texts;
  private final Map<Notice, Node> cards = new HashMap<>();
  private boolean all;

  NoticePane(Foreground foreground, VBox column, Texts texts) {
    this.foreground = foreground;
    this.texts = texts;
    foreground.notices().addListener((ListChangeListener<Notice>) change -> show(column));
    show(column);
  }

  private void show(VBox column) {
    cards.keySet().retainAll(foreground.notices());
    boolean low = column.getScene() != null && column.getScene().getHeight() < LOW;
    int most = all || !low ? Integer.MAX_VALUE : MOST_IN_LOW;
    column.getChildren().setAll(foreground.notices().stream().limit(most).map(n -> cards.computeIfAbsent(n, this::card)).toList());
    int hidden = foreground.notices().size() - most;
    if (hidden > 0) {
      var more = new Button(texts.get("notice.more", hidden));
      more.setId("notice-more");
      more.setOnAction(e -> {
        all = true;
        show(column);
      });
      column.getChildren().add(more);
    }
    all &= !foreground.notices().isEmpty();
  }

  /** Good news leaves by itself, and later if it offers a way back; bad news stays until it is read. */
  private void leaveLater(Notice notice) {
    if (notice.level() == Level.INFO || notice.level() == Level.SUCCESS) {
      var wait = new PauseTransition(notice.offer().isPresent() ? OFFER_STAYS : NEWS_STAYS);
      wait.setOnFinished(e -> foreground.notices().remove(notice));
      wait.play();
    }
  }

  private Node card(Notice notice) {
    var icon = new FontIcon(switch (notice.level()) {
      case INFO -> Feather.INFO;
      case SUCCESS -> Feather.CHECK_CIRCLE;
      case WARNING -> Feather.ALERT_TRIANGLE;
      case DANGER -> Feather.ALERT_OCTAGON;
    });
    var words = new Label(notice.message());
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    var card = new HBox(icon, words);
    card.getStyleClass().addAll("notice", switch (notice.level()) {
      case INFO -> "accent";
      case SUCCESS -> "success";
      case WARNING -> "warning";
      case DANGER -> "danger";
    });
    card.setAccessibleText(notice.message());
    card.setAccessibleRole(AccessibleRole.NODE);
    card.setMinHeight(Region.USE_PREF_SIZE);
    card.setMaxHeight(Region.USE_PREF_SIZE);
    leaveLater(notice);
    notice.offer().ifPresent(offer -> {
      var way = new Button(offer.words());
      way.setId("notice-way");
      way.setMinWidth(Region.USE_PREF_SIZE);
      way.setAccessibleHelp(texts.get("notice.way"));
      way.setOnAction(e -> {
        foreground.notices().remove(notice);
        offer.action().run();
      });
      card.getChildren().add(way);
    });
    card.getChildren().add(cross(notice));
    return card;
  }

  private Button cross(Notice notice) {
    var cross = new Button("", new FontIcon(Feather.X));
    cross.getStyleClass().addAll("flat", "button-icon", "small", "notice-cross");
    cross.setMinWidth(Region.USE_PREF_SIZE);
    cross.setAccessibleText(texts.get("close"));
    cross.setOnAction(e -> foreground.notices().remove(notice));
    return cross;
  }
}
