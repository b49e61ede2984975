// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.lessons;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.driftlab.catalog.Lesson;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.ui.support.catalog.StoryTexts;

/** A lesson as one printable page of HTML that needs no other file; every text in it is escaped. */
public final class LessonHandout {
  private static final String STYLE = """
      body { font: 10.5pt/1.35 Georgia, "Times New Roman", "Liberation Serif", "DejaVu Serif", serif; max-width: 44em;
        margin: 2em auto; padding: 0 1em; color: #111; background: #fff; }
      body:lang(zh) { font-family: "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
      h1 { font-size: 1.6em; line-height: 1.2; margin: 0; } h2 { font-size: 1.1em; margin: .7em 0 .2em; break-after: avoid; }
      p { margin: .2em 0; } ul { margin: .2em 0; padding-left: 1.2em; } section { break-inside: avoid; }
      .facts, .source { color: #555; } code { font: .95em/1.4 monospace; white-space: pre-wrap; }
      .who { margin: .8em 0 .5em; } .who span { display: inline-block; border-bottom: 1px solid #777; margin: 0 2em 0 .4em; }
      .name { width: 16em; } .date { width: 8em; }
      .choices { list-style: none; padding: 0; } .choices li { margin: .25em 0; }
      .choices li::before { content: "\\00a0"; display: inline-block; width: .8em; height: .8em; line-height: .8em;
        border: 1px solid #111; margin-right: .6em; text-align: center; vertical-align: -.12em; }
      .choices li.right { font-weight: bold; } .choices li.right::before { content: "\\00d7"; }
      .lines { border-bottom: 1px solid #999; height: 1.8em; } img { display: block; width: 100%; margin: .2em 0 0; }
      aside { border-left: 3px solid #999; padding-left: 1em; margin-top: 1em; } aside h2 { margin-top: 0; }
      @page { margin: 1.2cm 1.8cm; } @media print { body { font-size: 10pt; margin: 0; max-width: none; padding: 0; } }
      """;

  private static final int REASONS = 2;
  private static final int SEEN = 3;

  private final ResourceBundle texts;
  private final StoryTexts stories;
  private final Locale locale;
  private final StringBuilder html = new StringBuilder();

  private LessonHandout(Locale locale) {
    texts = words(locale);
    this.locale = locale;
    stories = new StoryTexts(locale);
  }

  /** The words of a lesson that is held without a window, on paper or in a terminal. */
  public static ResourceBundle words(Locale locale) {
    return ResourceBundle.getBundle("org.driftlab.ui.lessons.plain", locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * The page of a lesson; its chart is drawn at once, hence on the FX thread, and the page is written when it is asked for,
   * on any.
   *
   * @param end the finished run, for the page with the answers; empty for the one to be filled in
   * @param notes whether the teacher's notes are in it
   */
  public static Supplier<String> of(Lesson lesson, Optional<RunSnapshot> end, boolean notes, Locale locale) {
    byte[] drawing = LessonDrawing.svg(lesson, end, locale);
    return () -> {
      var page = new LessonHandout(locale);
      return end.map(run -> page.answers(lesson, drawing, Expectation.of(lesson.expect(), run), notes))
          .orElseGet(() -> page.questions(lesson, drawing, notes));
    };
  }

  /**
   * The page to be filled in: empty axes and lines to write on.
   *
   * @param axes an SVG document
   * @param notes whether the teacher's notes are in it
   */
  private String questions(Lesson lesson, byte[] axes, boolean notes) {
    begin(lesson);
    html.append("<p class=\"who\">").append(escape(texts.getString("name"))).append("<span class=\"name\">&#160;</span>")
        .append(escape(texts.getString("date"))).append("<span class=\"date\">&#160;</span></p>\n");
    paragraph("facts", facts(lesson));
    section("question", () -> paragraph("", lesson.question()));
    section("choose", () -> choices(lesson.prediction(), false));
    section("draw", () -> picture(axes, texts.getString("draw")));
    section("reasons", () -> lines(REASONS));
    section("saw", () -> lines(SEEN));
    return end(lesson, notes);
  }

  /**
   * The page with the right choice, the explanation and what was measured.
   *
   * @param run the run's chart, an SVG document
   * @param measured how the run stands against what the lesson promises
   * @param notes whether the teacher's notes are in it
   */
  private String answers(Lesson lesson, byte[] run, List<Expectation.Outcome> measured, boolean notes) {
    begin(lesson);
    paragraph("facts", facts(lesson));
    section("question", () -> paragraph("", lesson.question()));
    section("choose", () -> {
      choices(lesson.prediction(), true);
      paragraph("", lesson.prediction().why());
    });
    section("reveal", () -> {
      paragraph("", lesson.reveal().text());
      picture(run, lesson.reveal().marks().stream().map(m -> String.format(locale, "%,d – %,d: %s", m.from(), m.to(), m.label()))
          .collect(Collectors.joining("; ")));
    });
    section("explanation", () -> {
      paragraph("", lesson.explanation().text());
      code(lesson.explanation().formula());
      paragraph("source", lesson.explanation().source());
    });
    list("measured", measured.stream().map(o -> stories.promise(o.expectation()) + " (" + stories.measured(o) + ")").toList());
    return end(lesson, notes);
  }

  private String facts(Lesson lesson) {
    return texts.getString("minutes").formatted(lesson.minutes()) + " · " + lesson.goal();
  }

  private void begin(Lesson lesson) {
    html.append("<!DOCTYPE html>\n<html lang=\"").append(escape(texts.getString("language")))
        .append("\"><head><meta charset=\"utf-8\"><title>").append(escape(lesson.title())).append("</title>\n<style>\n").append(STYLE)
        .append("</style></head><body>\n<h1>").append(escape(lesson.title())).append("</h1>\n");
  }

  private String end(Lesson lesson, boolean notes) {
    list("try", lesson.trials().stream().map(Lesson.Trial::text).toList());
    if (notes && !lesson.notes().isEmpty()) {
      html.append("<aside>");
      section("notes", () -> paragraph("", lesson.notes()));
      html.append("</aside>\n");
    }
    return html.append("</body></html>\n").toString();
  }

  private void lines(int count) {
    html.append("<div class=\"lines\"></div>".repeat(count)).append('\n');
  }

  /** A picture that is part of the page. */
  private void picture(byte[] svg, String words) {
    html.append("<img alt=\"").append(escape(words)).append("\" src=\"data:image/svg+xml;base64,")
        .append(Base64.getEncoder().encodeToString(svg)).append("\">\n");
  }

  private void choices(Lesson.Prediction prediction, boolean answers) {
    html.append("<ul class=\"choices\">\n");
    for (int i = 0; i < prediction.choices().size(); i++) {
      html.append(answers && i + 1 == prediction.right() ? "<li class=\"right\">" : "<li>")
          .append(escape(prediction.choices().get(i))).append("</li>\n");
    }
    html.append("</ul>\n");
  }

  /** A heading and what is below it, which stay on one sheet. */
  private void section(String key, Runnable content) {
    html.append("<section>\n<h2>").append(escape(texts.getString(key))).append("</h2>\n");
    content.run();
    html.append("</section>\n");
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
      section(key, () -> {
        html.append("<ul>\n");
        entries.forEach(entry -> html.append("<li>").append(escape(entry)).append("</li>\n"));
        html.append("</ul>\n");
      });
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
  }
}
