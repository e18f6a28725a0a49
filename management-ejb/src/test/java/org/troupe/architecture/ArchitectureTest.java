package org.troupe.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the directions of import that docs/architecture.md draws. */
@AnalyzeClasses(packages = "org.troupe", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FEATURES_ARE_FREE_OF_CYCLES =
      slices().matching("org.troupe.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_IMPORTS_RECONCILE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.troupe.reconcile..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.troupe.reconcile..");

  @ArchTest
  static final ArchRule THE_PLAN_IS_PURE =
      classes()
          .that()
          .resideInAPackage("org.troupe.reconcile.plan..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.time..",
              "java.util..",
              "org.troupe.reconcile.plan..",
              "org.troupe.wire..",
              "org.troupe.deployment..",
              "org.troupe.instance..",
              "org.troupe.operation..",
              "org.troupe.platform..",
              "org.troupe.queue..");

  @ArchTest
  static final ArchRule THE_PLAN_KNOWS_ONLY_VALUES =
      noClasses()
          .that()
          .resideInAPackage("org.troupe.reconcile.plan..")
          .should()
          .dependOnClassesThat()
          .areAnnotatedWith("jakarta.persistence.Entity")
          .orShould()
          .dependOnClassesThat()
          .areAnnotatedWith("jakarta.enterprise.context.ApplicationScoped")
          .orShould()
          .dependOnClassesThat()
          .areAnnotatedWith("jakarta.ejb.Stateless");

  @ArchTest
  static final ArchRule THE_PLAN_TAKES_THE_TIME_AS_AN_ARGUMENT =
      noClasses()
          .that()
          .resideInAPackage("org.troupe.reconcile.plan..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule THE_PLAN_OF_JOBS_IS_PURE =
      classes()
          .that()
          .resideInAPackage("org.troupe.job.plan..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.time..",
              "java.util..",
              "org.troupe.job.plan..",
              "org.troupe.wire..",
              "org.troupe.definition..",
              "org.troupe.deployment..",
              "org.troupe.instance..");

  @ArchTest
  static final ArchRule THE_PLAN_OF_JOBS_TAKES_THE_TIME_AS_AN_ARGUMENT =
      noClasses()
          .that()
          .resideInAPackage("org.troupe.job.plan..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule THE_CONTROL_PLANE_KNOWS_NOTHING_OF_PAGES =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.servlet..", "jakarta.ws.rs..", "jakarta.faces..");

  @ArchTest
  static final ArchRule NOBODY_PRINTS =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
