// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.driftlab.data.InputException;
import org.driftlab.feedback.Intent;
import org.driftlab.feedback.KnowledgeBase;
import org.driftlab.feedback.Messages;

/** Knowledge bases of support bots as YAML, format number 1; {@code docs/knowledge-base.md} describes it. */
public final class KnowledgeYaml {
  /** A file may have so many bytes: 1 MB. */
  public static final int MOST_BYTES = 1_000_000;

  private static final String FORMAT_KEY = "driftlab-knowledge";
  private static final int FORMAT = 1;
  private static final String SHOP = "shop-support.yaml";
  private static final Set<String> KEYS = Set.of(FORMAT_KEY, "title", "language", "intents");
  private static final Set<String> INTENT_KEYS = Set.of("id", "title", "answer", "language", "examples", "controls");

  private KnowledgeYaml() {}

  /** A knowledge base and the text it was read from. */
  public record Read(KnowledgeBase base, String text) {}

  /** The one that DriftLab ships: a shop's support. */
  public static Read shop() {
    try (InputStream in = KnowledgeYaml.class.getResourceAsStream(SHOP)) {
      if (in == null) {
        throw new IllegalStateException(SHOP + " is missing from the program");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Read(read(text, SHOP), text);
    } catch (IOException e) {
      throw new IllegalStateException(SHOP + " cannot be read", e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws InputException if it cannot be read or is wrong, with line and key
   */
  public static Read read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new InputException("The knowledge base '%s' is a folder; give a YAML file.".formatted(file));
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new InputException("The knowledge base '%s' has %,d bytes but may have %,d; shorten it."
            .formatted(file, Files.size(file), MOST_BYTES));
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
      return new Read(read(text, file.toString()), text);
    } catch (NoSuchFileException e) {
      throw new InputException("The knowledge base '%s' does not exist; check the path.".formatted(file), e);
    } catch (CharacterCodingException e) {
      throw new InputException("The knowledge base '%s' is not UTF-8 text; save it as UTF-8.".formatted(file), e);
    } catch (IOException e) {
      throw new InputException("The knowledge base '%s' cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * Reads a text.
   *
   * @param name of the file, for messages
   * @throws InputException if it is wrong, with line and key
   */
  public static KnowledgeBase read(String text, String name) {
    YamlReader root = YamlReader.of(text, name).allow(KEYS);
    root.at(FORMAT_KEY, () -> format(root.integer(FORMAT_KEY)));
    String title = root.at("title", () -> notEmpty("title", root.text("title", "Knowledge base")));
    String language = root.at("language", () -> language(root.text("language", "en")));
    List<YamlReader> entries = root.children("intents");
    var seen = new Seen(name);
    var intents = new ArrayList<Intent>();
    for (YamlReader entry : entries) {
      intents.add(intent(entry.allow(INTENT_KEYS), seen));
    }
    return root.at("intents", () -> new KnowledgeBase(title, language, intents));
  }

  private static int format(int format) {
    if (format != FORMAT) {
      throw new InputException("the format is %d but this DriftLab reads format %d; update DriftLab or the file."
          .formatted(format, FORMAT));
    }
    return format;
  }

  private static Intent intent(YamlReader entry, Seen seen) {
    String id = entry.text("id");
    entry.at("id", () -> seen.id(id));
    List<String> examples = entry.texts("examples");
    List<String> controls = entry.texts("controls");
    seen.questions(id, "examples", examples, entry.lines("examples"));
    seen.questions(id, "controls", controls, entry.lines("controls"));
    String title = entry.text("title", id.replace('-', ' '));
    String answer = entry.text("answer");
    String language = entry.at("language", () -> entry.has("language") ? language(entry.text("language")) : "");
    return entry.located(() -> new Intent(id, title, answer, language, examples, controls));
  }

  private static String notEmpty(String key, String text) {
    if (text.isBlank()) {
      throw new InputException("'%s' is empty; write one.".formatted(key));
    }
    return text;
  }

  private static String language(String tag) {
    if (!tag.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")) {
      throw new InputException("the language is '%s' but must be a tag such as en, de or zh-CN."
          .formatted(Messages.shown(tag)));
    }
    return tag;
  }

  /** What stood in the file so far, so that a question or id that stands twice is told with its line. */
  private static final class Seen {
    private final String file;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> questions = new HashMap<>();

    Seen(String file) {
      this.file = file;
    }

    boolean id(String id) {
      if (!ids.add(id)) {
        throw new InputException("the intent '%s' stands here a second time; rename one.".formatted(Messages.shown(id)));
      }
      return true;
    }

    void questions(String intent, String key, List<String> texts, List<Integer> lines) {
      for (int i = 0; i < texts.size(); i++) {
        String text = texts.get(i);
        YamlReader.atLine(file, lines.get(i), key, () -> question(intent, text));
      }
    }

    private boolean question(String intent, String text) {
      String clean = Messages.clean(text);
      if (clean.isEmpty()) {
        throw new InputException("a question of '%s' says nothing; write one or remove it.".formatted(intent));
      }
      String other = questions.put(clean, intent);
      if (other != null) {
        throw new InputException("the question '%s' stands in '%s' already; remove one."
            .formatted(Messages.shown(text), other));
      }
      return true;
    }
  }
}
