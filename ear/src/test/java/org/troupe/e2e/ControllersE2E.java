package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two controllers of one platform. The second one is to lead and to be stopped, for it is the first
 * whose REST is asked all the while.
 */
@ExtendWith(OnOnePlatform.class)
class ControllersE2E {

  private static final int PER_SECOND = 50;
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration LEASE = Duration.ofSeconds(15);

  private final TestPlatform platform;

  ControllersE2E(TestPlatform platform) {
    this.platform = platform;
  }

  /** All that a leader who does not know that he is none any more could spoil. */
  private record State(
      Map<String, Long> instances, Set<Long> processes, String routes, List<String> operations) {}

  private State state(OnRecord record) throws IOException {
    Path data = platform.troupe().data();
    return new State(
        platform.instances(),
        ProcessesOf.directory(data.resolve("instances")).stream()
            .map(line -> Long.parseLong(line.substring(0, line.indexOf(' '))))
            .collect(Collectors.toSet()),
        Files.readString(data.resolve("gateway/routes.json")),
        record.operations());
  }

  private int webInstances() {
    return platform.admin().deployment(TestPlatform.SERVICE, "production").roles().stream()
        .filter(role -> role.name().equals("web"))
        .findFirst()
        .orElseThrow()
        .count();
  }

  private Outcome scaleTo(int count) {
    return platform.troupe().does("scale", TestPlatform.SERVICE, "web=" + count);
  }

  @Test
  void aStoppedLeaderIsFollowedAndDoesNoHarmWhenItGoesOn() throws IOException {
    OnRecord record = new OnRecord(platform.troupe().data());
    try (SecondController second = SecondController.start(platform)) {
      assertThat(record.leader()).isNotEqualTo(SecondController.ID);
      leadsAfterAnOrderlyEndOfTheFirst(record);
      List<Answer> answers;
      try (Load load = Load.on(platform.production(), PER_SECOND, List.of("/", "/api/whoami"))) {
        isFollowedInTheMiddleOfItsWork(second, record);
        doesNoHarmWhenItGoesOn(second, record);
        answers = load.stop();
      }
      assertThat(answers).filteredOn(Answer::failed).isEmpty();
    }
  }

  private void leadsAfterAnOrderlyEndOfTheFirst(OnRecord record) throws IOException {
    Map<String, Long> before = platform.instances();
    long first = platform.component("controller");
    Instant ends = record.leaseEnds();
    Signals.terminate(first);
    await("the second leads")
        .atMost(LIMIT)
        .until(() -> record.leader().equals(SecondController.ID));
    assertThat(record.leaseBegan()).as("at once").isBefore(ends);
    await("the first is back")
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> platform.component("controller") != first && platform.isSettled());
    assertThat(platform.instances()).isEqualTo(before);
    assertThat(record.leader()).isEqualTo(SecondController.ID);
  }

  private void isFollowedInTheMiddleOfItsWork(SecondController second, OnRecord record)
      throws IOException {
    Map<String, Long> before = platform.instances();
    List<String> operations = record.operations();
    int count = webInstances();
    String added = "production web_IN_" + count;
    String victim = "production web_IN_0";
    CompletableFuture<Outcome> scaling = CompletableFuture.supplyAsync(() -> scaleTo(count + 1));
    await("the new instance is started")
        .atMost(LIMIT)
        .until(() -> platform.instances().getOrDefault(added, 0L) > 0);
    Signals.stop(second.pid());
    long begun = platform.instances().get(added);
    Signals.kill(before.get(victim));

    assertThat(scaling.join().out()).isNotEmpty();
    assertThat(record.leader()).isNotEqualTo(SecondController.ID);
    await("the killed instance is replaced")
        .atMost(LIMIT)
        .until(
            () ->
                platform.isSettled()
                    && !platform.instances().get(victim).equals(before.get(victim)));

    Map<String, Long> after = platform.instances();
    assertThat(after.remove(added))
        .as("what the former leader has started goes on")
        .isEqualTo(begun);
    assertThat(after).hasSameSizeAs(before);
    after.remove(victim);
    assertThat(before).containsAllEntriesOf(after);
    assertThat(record.operations()).hasSize(operations.size() + 1).containsAll(operations);
    assertThat(record.stepsOfLastOperation()).containsOnlyOnce("web_IN_" + count + " is Ready");
  }

  private void doesNoHarmWhenItGoesOn(SecondController second, OnRecord record) throws IOException {
    State before = state(record);
    assertThat(before.processes()).containsExactlyInAnyOrderElementsOf(before.instances().values());
    assertThat(second.said("lease event=lost")).isFalse();

    Signals.resume(second.pid());
    await("it learns that it does not lead").atMost(LIMIT).until(() -> second.said("event=lost"));
    Instant ends = record.leaseEnds();
    await("a while").atMost(LIMIT).until(() -> record.leaseEnds().isAfter(ends.plus(LEASE)));
    assertThat(state(record)).isEqualTo(before);

    scaleTo(webInstances() - 1);
    await("settled").atMost(LIMIT).until(platform::isSettled);
    State after = state(record);
    assertThat(after.instances()).hasSize(before.instances().size() - 1);
    assertThat(before.instances()).containsAllEntriesOf(after.instances());
    assertThat(after.processes()).containsExactlyInAnyOrderElementsOf(after.instances().values());
    assertThat(after.operations()).hasSize(before.operations().size() + 1);
    assertThat(record.leader()).isNotEqualTo(SecondController.ID);
  }
}
