package org.troupe.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds the directions of import between the modules that docs/architecture.md draws. */
class ModuleDirectionsIT {

  /** Module to the modules whose classes it may use. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "wire", Set.of(),
          "gateway", Set.of("wire"),
          "broker", Set.of(),
          "cli", Set.of("wire"),
          "role-agent", Set.of("wire"),
          "management-ejb", Set.of("wire"),
          "admin-console", Set.of("management-ejb", "wire"));

  private final JavaClasses all =
      new ClassFileImporter().importPaths(MAY_USE.keySet().stream().map(this::classesOf).toList());

  private Path classesOf(String module) {
    return Path.of("..", module, "target", "classes").toAbsolutePath().normalize();
  }

  private Optional<String> moduleOf(JavaClass type) {
    return type.getSource()
        // What lies in a jar is no module's.
        .filter(source -> source.getUri().getScheme().equals("file"))
        .map(source -> Path.of(source.getUri()))
        .flatMap(
            file ->
                MAY_USE.keySet().stream().filter(m -> file.startsWith(classesOf(m))).findFirst());
  }

  @Test
  void everyModuleWasLookedAt() {
    assertThat(all.stream().flatMap(type -> moduleOf(type).stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
  }

  @Test
  void modulesUseOnlyThoseBelowThem() {
    classes().should(new UseOnlyModulesBelow()).check(all);
  }

  private final class UseOnlyModulesBelow extends ArchCondition<JavaClass> {

    UseOnlyModulesBelow() {
      super("use only the modules below theirs");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      String from = moduleOf(type).orElseThrow();
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        moduleOf(dependency.getTargetClass())
            .filter(to -> !to.equals(from) && !MAY_USE.get(from).contains(to))
            .ifPresent(to -> events.add(violated(type, from + " → " + to + ": " + dependency)));
      }
    }
  }
}
