// SPDX-License-Identifier: Apache-2.0
package org.driftlab;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

/** The rooms of the one module and the walls between them, as the architecture document draws them. */
class ArchitectureTest {
  private static final String ROOT = "org.driftlab.";

  /** Which rooms a room may use beside itself, in the words of the architecture's table. */
  private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
      Map.entry("data", Set.of()),
      Map.entry("stream", Set.of("data")),
      Map.entry("stream.drift", Set.of("data", "stream")),
      Map.entry("detect", Set.of("data")),
      Map.entry("learn", Set.of("data", "detect")),
      Map.entry("memory", Set.of("data")),
      Map.entry("evaluate", Set.of("data")),
      Map.entry("version", Set.of()),
      Map.entry("engine",
          Set.of("data", "stream", "stream.drift", "detect", "learn", "memory", "evaluate", "version")),
      Map.entry("feedback", Set.of("data", "learn", "version", "engine")),
      Map.entry("catalog", Set.of("data", "stream", "stream.drift", "detect", "learn", "memory", "evaluate", "version",
          "engine", "feedback")),
      // What an event or a version is made of comes along with the two rooms of the table.
      Map.entry("store", Set.of("data", "version", "engine")),
      Map.entry("report", Set.of("data", "stream.drift", "detect", "evaluate", "version", "engine")));

  private static final String[] ENGINE_SIDE = {ROOT + "data..", ROOT + "stream..", ROOT + "detect..", ROOT + "learn..",
      ROOT + "memory..", ROOT + "evaluate..", ROOT + "version..", ROOT + "engine..",
      ROOT + "feedback.."};

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.driftlab");

  @Test
  void class_files_of_this_java_version_are_read() {
    assertThat(CLASSES.contain(org.driftlab.engine.Run.class)).isTrue();
    assertThat(CLASSES.get(org.driftlab.engine.Run.class).getMethodCallsFromSelf()).isNotEmpty();
  }

  @Test
  void each_room_uses_only_the_rooms_the_table_allows() {
    classes().that(resideInAnyPackage("org.driftlab..")).should(useOnlyAllowedRooms()).check(CLASSES);
  }

  @Test
  void there_is_no_cycle_between_packages() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void no_view_uses_a_sibling_view() {
    classes().that(resideInAnyPackage(ROOT + "ui..")).should(useNoSiblingView()).check(CLASSES);
  }

  @Test
  void only_ui_and_app_touch_the_toolkit() {
    noClasses().that(resideOutsideOfPackages(ROOT + "ui..", ROOT + "app.."))
        .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..",
            "org.kordamp..")
        .check(CLASSES);
  }

  @Test
  void only_the_store_touches_the_database() {
    noClasses().that(resideOutsideOfPackages(ROOT + "store.."))
        .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..")
        .check(CLASSES);
  }

  @Test
  void view_models_know_no_scene_graph() {
    noClasses().that().haveSimpleNameEndingWith("ViewModel")
        .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.fxml..", "javafx.stage..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void views_leave_later_to_tasks_and_to_the_layout() {
    noClasses().that().resideInAPackage(ROOT + "ui..").and().resideOutsideOfPackage(ROOT + "ui.support")
        .should().callMethodWhere(targetIs(Platform.class, "runLater"))
        .check(CLASSES);
  }

  @Test
  void the_engine_side_asks_neither_clock_nor_chance_nor_console() {
    noClasses().that().resideInAnyPackage(ENGINE_SIDE)
        .should().callMethodWhere(targetIs(System.class, "currentTimeMillis", "nanoTime"))
        .orShould().callMethodWhere(targetIs(Math.class, "random"))
        .orShould().callMethodWhere(targetIs(Thread.class, "interrupt"))
        .orShould().accessField(System.class, "out")
        .orShould().accessField(System.class, "err")
        .orShould().dependOnClassesThat().resideInAnyPackage("java.time..")
        .check(CLASSES);
  }

  @Test
  void the_engine_side_touches_no_files_but_for_the_readers_of_streams() {
    noClasses().that().resideInAnyPackage(ENGINE_SIDE).and().resideOutsideOfPackage(ROOT + "stream")
        .should().dependOnClassesThat().resideInAnyPackage("java.nio.file..")
        .orShould().dependOnClassesThat().haveFullyQualifiedName("java.io.File")
        .orShould().dependOnClassesThat().haveNameMatching("java\\.io\\.(File|RandomAccess).*")
        .check(CLASSES);
  }

  private static ArchCondition<JavaClass> useOnlyAllowedRooms() {
    return new ArchCondition<>("use only the rooms the table allows") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        String room = room(item);
        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (target.getPackageName().startsWith(ROOT) && !allowed(room, room(target))) {
            events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean allowed(String from, String to) {
    if (from.equals(to) || from.equals("app")) {
      return true;
    } else if (from.equals("ui")) {
      return !to.equals("app");
    }
    Set<String> rooms = MAY_USE.get(from);
    assertThat(rooms).as("the table has no room '%s': add it to the architecture and here", from).isNotNull();
    return rooms.contains(to);
  }

  /** The room of a class: its first package below the root, but {@code stream.drift} is a room of its own. */
  private static String room(JavaClass type) {
    String inside = type.getPackageName().substring(ROOT.length());
    if (inside.startsWith("stream.drift")) {
      return "stream.drift";
    }
    return inside.contains(".") ? inside.substring(0, inside.indexOf('.')) : inside;
  }

  /** The window itself, which stands in {@code ui}, is the frame the views are put into, so it alone may know them. */
  private static ArchCondition<JavaClass> useNoSiblingView() {
    return new ArchCondition<>("use no sibling view") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        String own = view(item);
        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (target.getPackageName().startsWith(ROOT + "ui") && !own.isEmpty() && !view(target).equals(own)
              && !view(target).equals("support")) {
            events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static String view(JavaClass type) {
    String inside = type.getPackageName().substring((ROOT + "ui").length());
    return inside.isEmpty() ? "" : inside.substring(1).split("\\.")[0];
  }

  private static DescribedPredicate<JavaAccess<?>> targetIs(Class<?> owner, String... names) {
    return DescribedPredicate.describe("target is " + owner.getSimpleName() + "." + String.join("|", names),
        access -> access.getTargetOwner().isEquivalentTo(owner) && List.of(names).contains(access.getTarget().getName()));
  }
}
