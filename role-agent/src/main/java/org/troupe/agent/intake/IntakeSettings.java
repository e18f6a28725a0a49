package org.troupe.agent.intake;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What the intake is open for.
 *
 * @param deployment the deployment's id, with which its own queues' names begin
 * @param requests queue of the deployment's requests for runs; empty if it is closed
 * @param queues declared queues that messages may be put into
 * @param jobs jobs that may be asked for
 * @param tokenSetting the setting whose value a caller must bring; empty if the origin counts
 * @param origins origins of pages whose scripts may call
 * @param sameOrigin whether the role's own pages may
 * @param maxBytes the most that a body may have
 */
public record IntakeSettings(
    String deployment,
    String requests,
    Set<String> queues,
    Set<String> jobs,
    Optional<String> tokenSetting,
    Set<String> origins,
    boolean sameOrigin,
    int maxBytes) {

  /**
   * Out of the agent's document.
   *
   * @param instance the instance's key
   */
  public static IntakeSettings of(Properties agent, String instance) {
    return new IntakeSettings(
        instance.substring(0, instance.indexOf('/') + 1).replace("/", ""),
        agent.getProperty("intake.requests", ""),
        words(agent, "intake.queues"),
        words(agent, "intake.jobs"),
        Optional.of(agent.getProperty("intake.token-setting", "")).filter(name -> !name.isEmpty()),
        words(agent, "intake.origins"),
        Boolean.parseBoolean(agent.getProperty("intake.same-origin")),
        Integer.parseInt(agent.getProperty("intake.max-bytes", "0")));
  }

  /** Whether it takes anything in. */
  boolean isOpen() {
    return !requests.isEmpty();
  }

  private static Set<String> words(Properties agent, String key) {
    String words = agent.getProperty(key, "").strip();
    return words.isEmpty() ? Set.of() : Set.copyOf(List.of(words.split("\\s+", -1)));
  }
}
