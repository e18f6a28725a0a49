package org.troupe.instance.process;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.troupe.instance.InstanceSpec;
import org.troupe.instance.InstanceSpec.ContinuousJob;
import org.troupe.instance.InstanceSpec.Intake;

/** What the agent of an instance is told once, when it starts: {@code agent.properties}. */
final class AgentDocument {

  /** A run of a job is a program, or a thread of the one server, and may be idle for long. */
  private static final int FEWEST_RUNS = 2;

  private AgentDocument() {}

  /**
   * All but the applications.
   *
   * @param port the instance's
   */
  static Map<String, String> of(InstanceSpec spec, InstanceDirectory directory, int port) {
    Map<String, String> agent = new TreeMap<>();
    agent.put("instance", spec.key().toString());
    agent.put("token", spec.token());
    agent.put("port", Integer.toString(port));
    agent.put("health-path", spec.healthPath());
    agent.put("stop-path", spec.stopPath());
    agent.put("standby", Boolean.toString(spec.standby()));
    agent.put("approot", directory.approot().toString());
    String ours = spec.key().deployment() + ".troupe.";
    if (spec.work().jobs()) {
      int parallel = Math.max(FEWEST_RUNS, Runtime.getRuntime().availableProcessors());
      agent.put("jobs.parallel", Integer.toString(parallel));
      agent.put("jobs.runs", ours + "runs." + spec.key().role());
      agent.put("jobs.reports", ours + "reports");
      List<ContinuousJob> continuous = spec.work().continuous();
      for (int i = 0; i < continuous.size(); i++) {
        agent.putAll(of(continuous.get(i), "jobs.continuous." + i + "."));
      }
    }
    spec.work().intake().ifPresent(intake -> agent.putAll(of(intake, ours + "requests")));
    return agent;
  }

  private static Map<String, String> of(ContinuousJob job, String prefix) {
    Map<String, String> lines = new TreeMap<>();
    lines.put(prefix + "name", job.name());
    lines.put(prefix + "kind", job.kind());
    lines.put(prefix + "target", job.target());
    job.parameters().forEach((name, value) -> lines.put(prefix + "parameter." + name, value));
    return lines;
  }

  private static Map<String, String> of(Intake intake, String requests) {
    Map<String, String> lines = new TreeMap<>();
    lines.put("intake.requests", requests);
    lines.put("intake.queues", String.join(" ", intake.queues()));
    lines.put("intake.jobs", String.join(" ", intake.jobs()));
    lines.put("intake.token-setting", intake.tokenSetting().orElse(""));
    lines.put("intake.origins", String.join(" ", intake.origins()));
    lines.put("intake.same-origin", Boolean.toString(intake.sameOrigin()));
    lines.put("intake.max-bytes", Integer.toString(intake.maxBytes()));
    return lines;
  }
}
