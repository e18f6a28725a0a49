package org.troupe.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;
import org.troupe.job.plan.JobHome;
import org.troupe.job.plan.JobPlan;
import org.troupe.job.plan.JobWorld;
import org.troupe.job.plan.JobWorld.Absence;
import org.troupe.job.plan.RunState;
import org.troupe.job.plan.RunStep;
import org.troupe.wire.RunReport;

/**
 * Whatever happens – workers die, slots are swapped, orders are sent and not recorded, reports come
 * twice – no two living workers have the same run, and when it is calm again every run ends.
 */
class JobRunsPropertyTest {

  @Property(tries = 300)
  void everyRunEndsAndNoneIsRunTwiceAtATime(@ForAll long seed) {
    Troubled world = new Troubled(new Random(seed));
    for (int i = 0; i < 120; i++) {
      world.something();
      world.assertNothingTwice();
    }
    world.calm = true;
    for (int i = 0; i < 400 && !world.allEnded(); i++) {
      world.everything();
      world.assertNothingTwice();
    }
    assertThat(world.runs.values()).allMatch(run -> run.status().hasEnded());
  }

  /** Controller, broker and workers in one. */
  private static final class Troubled implements RunStep.Handler {

    private final Random random;
    private final Map<String, JobRun> runs = new HashMap<>();
    private final Map<String, List<String>> orders = new HashMap<>();
    private final Set<String> sent = new HashSet<>();
    private final List<RunReport> reports = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();
    private final Map<String, Absence> absences = new HashMap<>();
    private String holder = "d1";
    private Instant now = JobRunTest.NOW;
    private boolean calm;
    private int boots;

    private final class Worker {
      private final String deployment;
      private final int ordinal;
      private String boot = "b" + boots++;
      private String run;
      private int attempt;
      private long sequence;

      Worker(String deployment, int ordinal) {
        this.deployment = deployment;
        this.ordinal = ordinal;
      }

      InstanceKey key() {
        return new InstanceKey(deployment, "worker", ordinal);
      }

      void take() {
        List<String> queue = orders.computeIfAbsent(deployment, d -> new ArrayList<>());
        if (run == null && !queue.isEmpty()) {
          String[] order = queue.remove(0).split("/", -1);
          run = order[0];
          attempt = Integer.parseInt(order[1]);
          sequence = 0;
          say(RunReport.STARTED, null);
        }
      }

      void end(String status) {
        if (run != null) {
          say(RunReport.ENDED, status);
          run = null;
        }
      }

      void die() {
        boot = "b" + boots++;
        run = null;
      }

      private void say(String event, String status) {
        reports.add(
            JobRunTest.report(run, attempt, ++sequence, key().toString(), boot, event, status));
      }
    }

    Troubled(Random random) {
      this.random = random;
      for (String deployment : List.of("d1", "d2")) {
        workers.add(new Worker(deployment, 0));
        workers.add(new Worker(deployment, 1));
      }
      for (int i = 0; i < 5; i++) {
        runs.put("r" + i, JobRunTest.newRun("r" + i));
      }
    }

    void something() {
      now = now.plusMillis(random.nextInt(5000));
      Worker worker = workers.get(random.nextInt(workers.size()));
      switch (random.nextInt(9)) {
        case 0, 1 -> worker.take();
        case 2 -> worker.end(random.nextBoolean() ? RunReport.SUCCEEDED : RunReport.FAILED);
        case 3 -> worker.die();
        case 4 -> worker.end(RunReport.HANDED_BACK);
        case 5, 6 -> hear();
        case 7 -> plan();
        default -> {
          if (random.nextInt(4) == 0) {
            holder = holder.equals("d1") ? "d2" : "d1";
          } else {
            plan();
          }
        }
      }
    }

    void everything() {
      now = now.plusSeconds(5);
      hear();
      plan();
      workers.forEach(Worker::take);
      hear();
      workers.forEach(worker -> worker.end(RunReport.SUCCEEDED));
    }

    boolean allEnded() {
      return runs.values().stream().allMatch(run -> run.status().hasEnded());
    }

    void assertNothingTwice() {
      List<String> worked =
          workers.stream().flatMap(worker -> Stream.ofNullable(worker.run)).toList();
      assertThat(worked).doesNotHaveDuplicates();
    }

    private void hear() {
      for (RunReport report : List.copyOf(reports)) {
        runs.get(report.run()).apply(report, Optional.of(JobRunTest.TIDY), now);
        if (!goesWell()) {
          return;
        }
        reports.remove(report);
      }
    }

    private void plan() {
      List<RunState> active =
          runs.values().stream()
              .filter(run -> !run.status().hasEnded())
              .map(JobRun::state)
              .toList();
      look(active);
      JobWorld world =
          new JobWorld(
              Map.of(
                  new JobHome.Place("shop", Slot.PRODUCTION),
                  new JobWorld.Holder(
                      holder,
                      true,
                      Map.of(
                          "worker",
                          new JobWorld.Role(
                              Map.of("tidy", JobRunTest.TIDY), Duration.ofSeconds(10), 2)))),
              Set.of("d1", "d2"),
              absences,
              Set.of());
      JobPlan.of(active, world, now).steps().forEach(step -> step.carryOut(this));
    }

    /** What agents say; a report of the run's that is under way comes before its loss is seen. */
    private void look(List<RunState> active) {
      Map<String, Absence> seen = new HashMap<>();
      for (RunState run : active) {
        boolean told = reports.stream().anyMatch(report -> report.run().equals(run.id()));
        boolean there =
            workers.stream()
                .anyMatch(
                    worker ->
                        run.id().equals(worker.run) && run.boot().equals(Optional.of(worker.boot)));
        if (run.instance().isPresent() && !there && !told) {
          Absence before = absences.get(run.id());
          seen.put(run.id(), before == null ? new Absence(true, now) : before);
        }
      }
      absences.clear();
      absences.putAll(seen);
    }

    @Override
    public void handle(RunStep.HandOut step) {
      JobRun run = runs.get(step.run().id());
      run.orders(step.deployment());
      // The broker knows doubles of each queue only.
      String order = run.id() + "/" + run.attempt();
      if (goesWell() && sent.add(step.deployment() + " " + order)) {
        orders.computeIfAbsent(step.deployment(), d -> new ArrayList<>()).add(order);
      }
      if (sent.contains(step.deployment() + " " + order) && goesWell()) {
        run.sent(run.attempt());
      }
    }

    private boolean goesWell() {
      return calm || random.nextInt(5) > 0;
    }

    @Override
    public void handle(RunStep.Withdraw step) {
      RunState run = step.run();
      List<String> queue = orders.getOrDefault(run.deployment().orElse(""), new ArrayList<>());
      if (queue.removeIf(order -> order.startsWith(run.id() + "/"))) {
        runs.get(run.id()).withdrawn(now);
      }
    }

    @Override
    public void handle(RunStep.OrderStop step) {
      JobRun run = runs.get(step.run().id());
      run.stops(step.cause(), now);
      workers.stream()
          .filter(worker -> run.id().equals(worker.run))
          .forEach(worker -> worker.end(RunReport.STOPPED));
      run.stopWasOrdered(now);
    }

    @Override
    public void handle(RunStep.NoteDisplaced step) {
      runs.get(step.run().id()).displaced(now);
    }

    @Override
    public void handle(RunStep.Lose step) {
      runs.get(step.run().id()).lost(now);
    }

    @Override
    public void handle(RunStep.End step) {
      runs.get(step.run().id()).end(step.status(), step.message(), now);
    }

    @Override
    public void handle(RunStep.Begin step) {
      throw new IllegalStateException("no job is continuous");
    }
  }
}
