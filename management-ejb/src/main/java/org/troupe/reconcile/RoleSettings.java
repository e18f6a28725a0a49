package org.troupe.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.troupe.definition.ConfigurationReader;
import org.troupe.definition.RoleDefinition;
import org.troupe.definition.SettingDefinition;
import org.troupe.deployment.DeploymentRole;
import org.troupe.deployment.Revision;
import org.troupe.reconcile.plan.Launch;
import org.troupe.servicepackage.StoredPackages;

/**
 * Settings of roles as a revision and its slot give them, and by what launches with other ones are
 * told apart. Reconcile asks all the time, so what a revision says is read once.
 */
@ApplicationScoped
class RoleSettings {

  private static final int STAMP_BYTES = 8;

  private final ConfigurationReader configurations = new ConfigurationReader();
  private final Map<Long, Map<String, Parsed>> parsed = new ConcurrentHashMap<>();
  private final Map<Asked, Launch> launches = new ConcurrentHashMap<>();
  private StoredPackages packages;

  protected RoleSettings() {}

  @Inject
  RoleSettings(StoredPackages packages) {
    this.packages = packages;
  }

  /** What a revision says of a role's settings. */
  private record Parsed(Map<String, String> values, Set<String> ofSlot, Set<String> needRestart) {}

  private record Asked(
      long revision, String role, String packageId, String slot, Map<String, String> ofSlot) {}

  /** Forgets all but these revisions. */
  void retain(Set<Long> revisions) {
    parsed.keySet().retainAll(revisions);
    launches.keySet().removeIf(asked -> !revisions.contains(asked.revision()));
  }

  /**
   * The role's settings.
   *
   * @param ofSlot values that the slot keeps
   */
  Map<String, String> values(Revision revision, String role, Map<String, String> ofSlot) {
    Parsed own = parsed(revision, role);
    Map<String, String> values = new TreeMap<>(own.values());
    own.ofSlot().stream()
        .filter(ofSlot::containsKey)
        .forEach(name -> values.put(name, ofSlot.get(name)));
    return values;
  }

  /**
   * What a process of the role is started with.
   *
   * @param slot the slot that it knows of
   * @param ofSlot values that the slot whose settings it takes keeps
   */
  Launch launch(Revision revision, DeploymentRole role, String slot, Map<String, String> ofSlot) {
    Asked asked = new Asked(revision.id(), role.name(), role.packageId(), slot, ofSlot);
    return launches.computeIfAbsent(asked, each -> compute(revision, role, slot, ofSlot));
  }

  private Launch compute(
      Revision revision, DeploymentRole role, String slot, Map<String, String> ofSlot) {
    Map<String, String> values = values(revision, role.name(), ofSlot);
    Map<String, String> fixed = new TreeMap<>(values);
    fixed.keySet().retainAll(parsed(revision, role.name()).needRestart());
    return new Launch(
        revision.id(),
        stamp(role.packageId() + " " + fixed),
        stamp(role.packageVersion() + " " + slot + " " + values),
        role.times());
  }

  private Parsed parsed(Revision revision, String role) {
    return parsed
        .computeIfAbsent(revision.id(), id -> read(revision))
        .getOrDefault(role, new Parsed(Map.of(), Set.of(), Set.of()));
  }

  private Map<String, Parsed> read(Revision revision) {
    var definition = packages.require(revision.packageId()).definition();
    var configured = configurations.read(revision.configuration(), definition).value().roles();
    return definition.roles().stream()
        .collect(
            Collectors.toMap(
                RoleDefinition::name,
                role ->
                    new Parsed(
                        configured.get(role.name()).settings(),
                        names(role, SettingDefinition::slotSetting),
                        names(role, SettingDefinition::restart))));
  }

  private static Set<String> names(
      RoleDefinition role, java.util.function.Predicate<SettingDefinition> test) {
    return role.settings().stream()
        .filter(test)
        .map(SettingDefinition::name)
        .collect(Collectors.toSet());
  }

  private static String stamp(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, STAMP_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
