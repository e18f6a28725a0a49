package org.troupe.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import org.troupe.wire.AgentReport;

/** What the status servlet needs: who may ask, and what to answer. */
final class Probe {

  private final byte[] expected;
  private final String instance;
  private final RoleStatus status;
  private final String boot;
  private final Supplier<List<String>> runs;

  /**
   * Answers for this process.
   *
   * @param boot tells this process of the instance from all others
   * @param runs ids of the runs it works on
   */
  Probe(RoleEnvironment environment, RoleStatus status, String boot, Supplier<List<String>> runs) {
    this.boot = boot;
    this.runs = runs;
    this.expected = ("Bearer " + environment.token()).getBytes(UTF_8);
    this.instance = environment.instance();
    this.status = status;
  }

  /** Whether the Authorization header, which may be null, carries this instance's token. */
  boolean admits(String authorization) {
    return authorization != null && MessageDigest.isEqual(expected, authorization.getBytes(UTF_8));
  }

  AgentReport report() {
    Runtime runtime = Runtime.getRuntime();
    return status.report(
        instance,
        runtime.totalMemory() - runtime.freeMemory(),
        ManagementFactory.getRuntimeMXBean().getUptime(),
        boot,
        runs.get());
  }
}
