package org.troupe.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.troupe.e2e.Signals;

/** The changes that users ask for, each under traffic. All end with version 1 in production. */
final class Changes {

  private static final String SERVICE = ChaosPlatform.SERVICE;
  private static final Duration BEGIN_LIMIT = Duration.ofMinutes(3);

  private Changes() {}

  static List<Fault> all() {
    return List.of(
        swap(),
        scale(),
        restart(),
        upgrade(),
        upgradeTo("4-broken"),
        upgradeTo("3-ill"),
        upgradeCut(),
        upgradeRolledBack());
  }

  /** Version 2 comes to production and goes again. */
  static Fault swap() {
    return new Errand(
        "swap and back",
        platform -> platform.deploy("2", "staging"),
        platform -> {
          platform.troupe().does("swap", SERVICE);
          platform.troupe().does("swap", SERVICE);
        },
        platform -> platform.troupe().does("delete", SERVICE, "--slot", "staging"));
  }

  static Fault scale() {
    return Errand.of(
        "scale up and down",
        platform -> {
          platform.troupe().does("scale", SERVICE, "web=4", "worker=3");
          platform.troupe().does("scale", SERVICE, "web=3", "worker=2");
        });
  }

  /** All instances, as the platform sees fit. */
  static Fault restart() {
    return Errand.of("restart all", platform -> platform.troupe().does("restart", SERVICE));
  }

  static Fault upgrade() {
    return new Errand(
        "upgrade to a good version",
        platform -> {},
        platform -> {
          platform.troupe().does("upgrade", SERVICE, "--package", platform.packageOf("2"));
          expectVersion(platform, "2");
        },
        Changes::toVersion1);
  }

  /** To one that does not come up: the platform is to take it back by itself. */
  static Fault upgradeTo(String bad) {
    return Errand.of(
        "upgrade to version " + bad,
        platform -> {
          var outcome =
              platform.troupe().runs("upgrade", SERVICE, "--package", platform.packageOf(bad));
          assertThat(outcome.exitCode()).as("exit code of a bad upgrade: %s", outcome).isEqualTo(1);
          expectVersion(platform, "1");
        });
  }

  /** The controller is killed in the middle of the walk; the next one is to end it. */
  static Fault upgradeCut() {
    return new Errand(
        "upgrade and kill controller",
        platform -> {},
        platform -> {
          beginUpgrade(platform);
          Signals.kill(Part.CONTROLLER.processes(platform).get(0));
        },
        Changes::toVersion1);
  }

  /** The controller is killed in the middle of the walk, and the next one told to go back. */
  static Fault upgradeRolledBack() {
    return new Errand(
        "upgrade and kill controller and roll back",
        Changes::toVersion1,
        platform -> {
          beginUpgrade(platform);
          Signals.kill(Part.CONTROLLER.processes(platform).get(0));
          await("the controller takes commands")
              .atMost(BEGIN_LIMIT)
              .until(
                  () -> platform.troupe().runs("upgrade", SERVICE, "--rollback").exitCode() == 0);
        },
        Changes::toVersion1);
  }

  /** Answers when the first domain is under way. */
  private static void beginUpgrade(ChaosPlatform platform) {
    Thread command =
        new Thread(
            // It ends with an error when the controller goes away, and that is not looked at.
            () -> platform.troupe().runs("upgrade", SERVICE, "--package", platform.packageOf("2")),
            "upgrade");
    command.setDaemon(true);
    command.start();
    await("the upgrade's first domain leaves")
        .atMost(BEGIN_LIMIT)
        .until(() -> !platform.admin().isAllReady(SERVICE, "production"));
  }

  private static void toVersion1(ChaosPlatform platform) throws IOException {
    platform.awaitWhole();
    if (!version(platform).equals("1")) {
      platform.troupe().does("upgrade", SERVICE, "--package", platform.packageOf("1"));
    }
  }

  private static void expectVersion(ChaosPlatform platform, String version) {
    assertThat(version(platform)).as("version in production").isEqualTo(version);
  }

  private static String version(ChaosPlatform platform) {
    return platform.admin().deployment(SERVICE, "production").version();
  }
}
