package org.troupe.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.troupe.agentclient.AgentClient;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceHost;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec;
import org.troupe.instance.LeavingStep;
import org.troupe.instance.RoleInstance;
import org.troupe.reconcile.plan.Launch;
import org.troupe.reconcile.plan.Step;

/** What is done to one instance, and may take long. */
@ApplicationScoped
class InstanceSteps {

  private static final Logger LOG = System.getLogger(InstanceSteps.class.getName());

  private ReconcileRecords records;
  private SnapshotReader reader;
  private InstanceHost host;
  private InstanceSpecs specs;
  private AgentClient agents;
  private Clock clock;

  protected InstanceSteps() {}

  @Inject
  InstanceSteps(
      ReconcileRecords records,
      SnapshotReader reader,
      InstanceHost host,
      InstanceSpecs specs,
      AgentClient agents,
      Clock clock) {
    this.records = records;
    this.reader = reader;
    this.host = host;
    this.specs = specs;
    this.agents = agents;
    this.clock = clock;
  }

  /** Where an instance's agent is reached. */
  private record Agent(int port, String token) {}

  /** What a start needs to be put on record before it is begun. */
  record Beginning(InstanceSpecs.Individual instance, String version) {}

  /** Puts on record that the instance starts; nothing is started yet. */
  Beginning begin(Step.StartInstance step) {
    InstanceKey key = step.key();
    InstanceSpecs.Individual instance =
        records
            .readInstance(
                key,
                row -> new InstanceSpecs.Individual(key, row.token(), row.renewal(), row.standby()))
            .orElseThrow();
    String version =
        reader
            .withPlacement(key, step.launch().revision(), p -> p.role().packageVersion())
            .orElse("");
    records.change(key, row -> row.beginsStart(step.launch().program(), version, clock.instant()));
    return new Beginning(instance, version);
  }

  void start(Step.StartInstance step, Beginning beginning) throws Exception {
    InstanceKey key = step.key();
    Launch launch = step.launch();
    InstanceSpec spec =
        reader
            .withPlacement(
                key, launch.revision(), placement -> specs.of(beginning.instance(), placement))
            .orElseThrow();
    HostedInstance process = host.start(spec);
    LOG.log(
        Level.INFO,
        "instance={0} event=started pid={1,number,#} port={2,number,#}",
        key,
        process.pid(),
        process.port());
    boolean standby = beginning.instance().standby();
    records.change(
        key,
        row -> {
          row.runsAs(process);
          row.wasTold(standby ? launch.told() + "+standby" : launch.told());
        });
  }

  void reconfigure(Step.ReconfigureInstance step) throws IOException {
    InstanceKey key = step.key();
    Map<String, String> configuration =
        reader
            .withPlacement(
                key, step.launch().revision(), placement -> specs.configuration(key, placement))
            .orElseThrow();
    host.reconfigure(key, configuration);
    boolean standby = records.readInstance(key, RoleInstance::standby).orElse(false);
    if (!standby) {
      Agent agent = agent(key);
      agents.activate(agent.port(), agent.token());
    }
    records.change(key, row -> row.wasTold(step.told()));
  }

  /** Consumers finish what they hold; then the application's turn comes, whatever came of it. */
  void quiesce(Step.QuiesceInstance step) {
    InstanceKey key = step.key();
    String outcome;
    try {
      Agent agent = agent(key);
      AgentClient.Outcome said = agents.quiesce(agent.port(), agent.token(), step.limit());
      outcome = said.done() ? "its consumers have stopped" : "consumers: " + said.detail();
    } catch (IOException e) {
      outcome = "its consumers could not be stopped: " + e.getMessage();
    }
    advance(key, LeavingStep.TELLING, outcome);
  }

  /** The application takes its time; then its process is asked to end, whatever came of it. */
  void tellStopping(Step.TellStopping step) {
    InstanceKey key = step.key();
    String outcome;
    try {
      Agent agent = agent(key);
      AgentClient.Outcome said = agents.stopping(agent.port(), agent.token(), step.limit());
      outcome = said.done() ? "was told to stop" : "was told to stop: " + said.detail();
    } catch (IOException e) {
      outcome = "could not be told to stop: " + e.getMessage();
    }
    records.note(key.deployment(), key.name() + " " + outcome);
    terminate(key);
  }

  void terminate(InstanceKey key) {
    advance(key, LeavingStep.TERMINATING, "SIGTERM");
    host.terminate(key);
  }

  void kill(InstanceKey key) {
    if (records.readInstance(key, RoleInstance::key).isPresent()) {
      advance(key, LeavingStep.KILLING, "SIGKILL");
    }
    host.kill(key);
  }

  void advance(InstanceKey key, LeavingStep step, String why) {
    records.change(key, row -> row.leaves(step, clock.instant()));
    if (!why.isEmpty()) {
      records.note(key.deployment(), key.name() + ": " + why);
    }
  }

  /** What cannot be kept is not waited for: the instance is to be replaced. */
  void dump(Step.KeepDump step) {
    InstanceKey key = step.key();
    String outcome;
    try {
      List<String> kept = host.dump(key, step.heap());
      outcome = "what it was doing is kept in " + String.join(", ", kept);
    } catch (IOException e) {
      outcome = "what it was doing could not be kept: " + e.getMessage();
    }
    LOG.log(Level.WARNING, "instance={0} event=dumped {1}", key, outcome);
    records.change(key, RoleInstance::wasDumped);
    records.note(key.deployment(), key.name() + ": " + outcome);
  }

  void remove(InstanceKey key) throws IOException {
    host.remove(key);
    records.removeInstance(key);
    records.note(key.deployment(), key.name() + " is gone");
  }

  private Agent agent(InstanceKey key) throws IOException {
    return records
        .readInstance(key, row -> new Agent(row.port(), row.token()))
        .filter(agent -> agent.port() > 0)
        .orElseThrow(() -> new IOException("it has no process"));
  }
}
