// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.List;
import java.util.ResourceBundle;
import org.driftlab.catalog.Lesson;
import org.driftlab.engine.Expectation;

/** A lesson as one printable page of HTML that needs no other file; every text in it is escaped. */
final class LessonHandout {
  private static final String STYLE = """
      body { font: 11pt/1.5 Georgia, serif; max-width: 42em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff; }
      h1 { font-size: 1.7em; margin-bottom: 0; } h2 { font-size: 1.15em; margin: 1.4em 0 .3em; }
      .facts, .source { color: #555; } code { font: .95em/1.4 monospace; white-space: pre-wrap; }
      .choices { list-style: none; padding: 0; } .choices li::before { content: "\\2610\\00a0\\00a0"; }
      .choices li.right { font-weight: bold; } .choices li.right::before { content: "\\2611\\00a0\\00a0"; }
      .lines { border-bottom: 1px solid #999; height: 2em; } aside { border-left: 3px solid #999; padding-left: 1em; }
      @page { margin: 2cm; } @media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; }
      section { break-inside: avoid; } }
      """;

  private static final int ANSWER_LINES = 3;

  private final ResourceBundle texts;
  private final StringBuilder html = new StringBuilder();

  LessonHandout(ResourceBundle texts) {
    this.texts = texts;
  }

  /**
   * The page.
   *
   * @param answers whether the right choice, the explanation and the measured results are in it; else lines to write on
   * @param notes whether the teacher's notes are in it
   */
  String page(Lesson lesson, boolean answers, boolean notes) {
    html.append("<!DOCTYPE html>\n<html lang=\"").append(escape(texts.getString("language"))).append("\"><head><meta charset=\"utf-8\"><title>")
        .append(escape(lesson.title())).append("</title>\n<style>\n").append(STYLE).append("</style></head><body>\n<h1>")
        .append(escape(lesson.title())).append("</h1>\n");
    paragraph("facts", texts.getString("minutes").formatted(lesson.minutes()) + " · " + lesson.goal());
    section("question", lesson.question());
    choices(lesson.prediction(), answers);
    if (answers) {
      paragraph("", lesson.prediction().why());
      section("reveal", lesson.reveal().text());
      section("explanation", lesson.explanation().text());
      code(lesson.explanation().formula());
      paragraph("source", lesson.explanation().source());
      list("expected", lesson.expect().stream().map(Expectation::describe).toList());
    } else {
      heading("reasons");
      html.append("<div class=\"lines\"></div>".repeat(ANSWER_LINES)).append('\n');
      heading("saw");
      html.append("<div class=\"lines\"></div>".repeat(ANSWER_LINES)).append('\n');
    }
    list("try", lesson.trials().stream().map(Lesson.Trial::text).toList());
    if (notes && !lesson.notes().isEmpty()) {
      html.append("<aside>");
      section("notes", lesson.notes());
      html.append("</aside>\n");
    }
    return html.append("</body></html>\n").toString();
  }

  private void choices(Lesson.Prediction prediction, boolean answers) {
    heading("choose");
    html.append("<ul class=\"choices\">\n");
    for (int i = 0; i < prediction.choices().size(); i++) {
      html.append(answers && i + 1 == prediction.right() ? "<li class=\"right\">" : "<li>")
          .append(escape(prediction.choices().get(i))).append("</li>\n");
    }
    html.append("</ul>\n");
  }

  private void section(String key, String text) {
    heading(key);
    paragraph("", text);
  }

  private void heading(String key) {
    html.append("<h2>").append(escape(texts.getString(key))).append("</h2>\n");
  }

  private void paragraph(String style, String text) {
    if (!text.isEmpty()) {
      html.append("<p").append(style.isEmpty() ? "" : " class=\"" + style + "\"").append('>').append(escape(text)).append("</p>\n");
    }
  }

  private void code(String text) {
    if (!text.isEmpty()) {
      html.append("<p><code>").append(escape(text)).append("</code></p>\n");
    }
  }

  private void list(String key, List<String> entries) {
    if (!entries.isEmpty()) {
      heading(key);
      html.append("<ul>\n");
      entries.forEach(entry -> html.append("<li>").append(escape(entry)).append("</li>\n"));
      html.append("</ul>\n");
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
  }
}
