package org.troupe.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import org.troupe.wire.AgentReport;

/** What the status servlet needs: who may ask, and what to answer. */
final class Probe {

  private final byte[] expected;
  private final String instance;
  private final RoleStatus status;

  Probe(RoleEnvironment environment, RoleStatus status) {
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
        ManagementFactory.getRuntimeMXBean().getUptime());
  }
}
