package org.troupe.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.troupe.operation.OperationKind;
import org.troupe.wire.DeploymentView;
import org.troupe.wire.InstanceView;
import org.troupe.wire.OperationStepView;
import org.troupe.wire.OperationView;
import org.troupe.wire.RoleView;
import org.troupe.wire.ServiceView;
import org.troupe.wire.SlotView;
import org.troupe.wire.UpgradeView;

class ServiceCardTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @Test
  void aSlotTellsItsVersionAgeAndAddress() {
    SlotPanel production = card(null, "Ready").slots().get(0);
    assertThat(production.version()).isEqualTo("1.0");
    assertThat(production.age()).isEqualTo("2 min");
    assertThat(production.addressText()).isEqualTo("shop.localhost:8080");
    assertThat(production.vacant()).isFalse();
  }

  @Test
  void anEmptySlotIsVacant() {
    ServiceCard card = card(null, "Ready");
    assertThat(card.slots().get(1).vacant()).isTrue();
    assertThat(card.vacant()).isFalse();
  }

  @Test
  void allReadyIsGood() {
    Readiness readiness = card(null, "Ready", "Ready").readiness();
    assertThat(readiness.words()).isEqualTo("2 of 2 ready");
    assertThat(readiness.tone()).isEqualTo("good");
  }

  @Test
  void aStartIsAMovement() {
    assertThat(card(null, "Ready", "Busy").readiness().tone()).isEqualTo("moving");
  }

  @Test
  void aFailureOutweighsAllElse() {
    Readiness readiness = card(null, "Ready", "Cycling", "Starting").readiness();
    assertThat(readiness.words()).isEqualTo("1 of 3 ready, 1 failing");
    assertThat(readiness.tone()).isEqualTo("bad");
  }

  @Test
  void instancesThatLeaveAreNotCountedAsMissing() {
    RoleView shrunk =
        new RoleView("web", "web", 1, List.of(instance(0, "Ready"), instance(1, "Ready")));
    assertThat(Readiness.of(shrunk).words()).isEqualTo("1 of 1 ready");
  }

  @Test
  void oneThatStandsByIsNoneThatIsReady() {
    RoleView role =
        new RoleView(
            "web", "web", 1, List.of(instance(0, "Restarting"), instance(1, "Ready", true)));
    assertThat(Readiness.of(role).words()).isEqualTo("0 of 1 ready");

    InstanceChip chip = InstanceChip.of(instance(1, "Ready", true), NOW);
    assertThat(chip.look()).isEqualTo("standby");
    assertThat(chip.state()).isEqualTo("Ready, standing by");
    assertThat(chip.detail()).startsWith("Warm, without work");
    assertThat(InstanceChip.of(instance(1, "Starting", true), NOW).look()).isEqualTo("coming");
  }

  @Test
  void aHangIsAFailure() {
    assertThat(card(null, "Ready", "Unresponsive").readiness().tone()).isEqualTo("bad");
  }

  @Test
  void ofAStoppedDeploymentNothingIsWanted() {
    SlotPanel panel = panel(true, null);
    assertThat(panel.stopped()).isTrue();
    assertThat(panel.readiness()).isEqualTo(Readiness.NONE);
  }

  @Test
  void anUpgradeTellsHowFarItHasCome() {
    assertThat(panel(false, null).upgrade()).isEmpty();
    assertThat(panel(false, new UpgradeView("2.0", "manual", -1, 5, false)).upgrade())
        .isEqualTo("goes to version 2.0, no upgrade domain yet");
    assertThat(panel(false, new UpgradeView("2.0", "auto", 3, 5, false)).upgrade())
        .isEqualTo("goes to version 2.0, upgrade domain 3 of 0 to 4");
    assertThat(panel(false, new UpgradeView("2.0", "auto", 3, 5, true)).upgrade())
        .isEqualTo("goes back from version 2.0");
  }

  @Test
  void anOperationThatWaitsSaysForWhat() {
    assertThat(card(operation("swap", null, "held", List.of()), "Ready").operation().waiting())
        .isEqualTo("Waits for troupe swap shop --complete, or --cancel");
    assertThat(
            card(operation("upgrade", "staging", "waiting", List.of()), "Ready")
                .operation()
                .waiting())
        .isEqualTo("Waits for troupe upgrade shop --slot staging --walk, or --rollback");
    assertThat(
            card(operation("upgrade", "staging", "walking", List.of()), "Ready")
                .operation()
                .waiting())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(OperationKind.class)
  void everyKindOfOperationHasATitle(OperationKind kind) {
    OperationStrip strip =
        OperationStrip.of(operation(kind.label(), "staging", null, List.of()), NOW);
    assertThat(strip.title()).isNotEqualTo(kind.label());
  }

  @Test
  void nothingWantedIsNothingGood() {
    assertThat(Readiness.NONE.words()).isEqualTo("no instances");
    assertThat(Readiness.NONE.tone()).isEqualTo("none");
  }

  @Test
  void aChipNamesItsProcess() {
    InstanceChip chip = InstanceChip.of(instance(3, "Ready"), NOW);
    assertThat(chip.number()).isEqualTo("3");
    assertThat(chip.age()).isEqualTo("30 s");
    assertThat(chip.detail()).isEqualTo("Takes work");
    assertThat(chip.process()).isEqualTo("process 4711, port 20100, started 2 times");
    assertThat(chip.place()).isEqualTo("upgrade domain 3, version 1.0");
  }

  @Test
  void anInstanceWithoutProcessNamesNone() {
    InstanceView view =
        new InstanceView("web_IN_0", "Creating", NOW, "", 0, 0, 0, "Wanted", false, 0, "");
    assertThat(InstanceChip.of(view, NOW).process()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(org.troupe.instance.InstanceState.class)
  void everyStateOfTheControlPlaneHasALook(org.troupe.instance.InstanceState state) {
    assertThat(InstanceState.of(state.label())).isNotEqualTo(InstanceState.UNKNOWN);
  }

  @Test
  void theLatestStepsOfAnOperationComeFirst() {
    List<OperationStepView> steps =
        IntStream.rangeClosed(1, 9)
            .mapToObj(n -> new OperationStepView(NOW.minusSeconds(10 - n), "step " + n))
            .toList();
    OperationView deploy = operation("deploy", "staging", null, steps);
    OperationStrip strip = card(deploy, "Ready").operation();
    assertThat(strip.title()).isEqualTo("Deploying to staging");
    assertThat(strip.steps())
        .extracting(OperationStrip.Step::text)
        .containsExactly("step 9", "step 8", "step 7", "step 6");
    assertThat(strip.steps().get(0).age()).isEqualTo("1 s");
  }

  private static ServiceCard card(OperationView operation, String... states) {
    List<InstanceView> instances =
        IntStream.range(0, states.length).mapToObj(n -> instance(n, states[n])).toList();
    DeploymentView deployment =
        new DeploymentView(
            "d1",
            "1.0",
            "cafe",
            NOW.minusSeconds(130),
            List.of(new RoleView("web", "web", states.length, instances)),
            false,
            null);
    List<SlotView> slots =
        Stream.of(
                new SlotView("production", "http://shop.localhost:8080/", deployment),
                new SlotView("staging", "http://shop-staging.localhost:8080/", null))
            .toList();
    return ServiceCard.of(new ServiceView("shop", slots, operation), NOW);
  }

  private static InstanceView instance(int number, String state) {
    return instance(number, state, false);
  }

  private static InstanceView instance(int number, String state, boolean standby) {
    return new InstanceView(
        "web_IN_" + number,
        state,
        NOW.minusSeconds(30),
        "",
        2,
        20100,
        4711,
        "Healthy",
        standby,
        number % 5,
        "1.0");
  }

  private static OperationView operation(
      String kind, String slot, String phase, List<OperationStepView> steps) {
    return new OperationView(
        7, kind, "shop", slot, "running", phase, "", "admin", NOW, null, steps);
  }

  private static SlotPanel panel(boolean stopped, UpgradeView upgrade) {
    RoleView role = new RoleView("web", "web", 2, List.of(instance(0, "Stopped")));
    DeploymentView deployment =
        new DeploymentView("d1", "1.0", "cafe", NOW, List.of(role), stopped, upgrade);
    return SlotPanel.of(new SlotView("production", "http://a/", deployment), NOW);
  }
}
