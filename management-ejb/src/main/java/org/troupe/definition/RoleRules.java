package org.troupe.definition;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.troupe.role.InstanceSize;

/** The rules of one role. */
final class RoleRules {

  /** Settings become properties beside the platform's own. */
  private static final String RESERVED = "troupe.";

  private static final String RESTART = "restart";

  private final CsdefXml.Role role;
  private final Findings findings;

  RoleRules(CsdefXml.Role role, Findings findings) {
    this.role = role;
    this.findings = findings;
  }

  /** Makes values of the role, of use only if no error was found. */
  RoleDefinition apply() {
    checkKind();
    List<LocalResource> stores = localResources();
    LifecycleRules lifecycle = new LifecycleRules(role, findings);
    return new RoleDefinition(
        role.name,
        role.kind(),
        size(),
        new SiteRules(role, findings).apply(),
        endpoints(),
        settings(),
        stores,
        role.queues.stream()
            .map(
                queue ->
                    new QueueDefinition(
                        queue.name,
                        queue.maxDeliveries,
                        queue.concurrency,
                        Optional.ofNullable(queue.destination)))
            .toList(),
        lifecycle.health(),
        lifecycle.stopping(),
        lifecycle.standby(stores),
        lifecycle.warmUpPaths(),
        new JobRules(role, findings).apply(),
        new IntakeRules(role, findings).apply());
  }

  private void checkKind() {
    switch (role.kind()) {
      case WEB -> {
        if (role.endpoints.stream().noneMatch(RoleRules::isHttp)) {
          findings.error(
              role.line,
              "WebRole '" + role.name + "' has no InputEndpoint with protocol http; it needs one");
        }
      }
      case WORKER ->
          role.endpoints.stream()
              .filter(RoleRules::isHttp)
              .forEach(
                  endpoint ->
                      findings.error(
                          endpoint.line,
                          "InputEndpoint '"
                              + endpoint.name
                              + "' in a WorkerRole is not supported yet: make '"
                              + role.name
                              + "' a WebRole, or let it work off a queue"));
    }
  }

  private InstanceSize size() {
    Optional<InstanceSize> size = InstanceSize.named(role.vmsize);
    if (size.isEmpty()) {
      findings.error(
          role.line,
          "vmsize of '"
              + role.name
              + "' is '"
              + role.vmsize
              + "'; it must be one of "
              + String.join(", ", InstanceSize.names()));
    }
    return size.orElse(InstanceSize.SMALL);
  }

  private List<InputEndpoint> endpoints() {
    Unique names = new Unique("endpoint", findings);
    role.endpoints.forEach(endpoint -> names.add(endpoint.name, endpoint.line));
    return role.endpoints.stream()
        .filter(RoleRules::isHttp)
        .map(e -> new InputEndpoint(e.name, InputEndpoint.Protocol.HTTP, e.port))
        .toList();
  }

  private List<SettingDefinition> settings() {
    Unique names = new Unique("setting", findings);
    for (CsdefXml.Setting setting : role.settings) {
      names.add(setting.name, setting.line);
      if (setting.name.toLowerCase(Locale.ROOT).startsWith(RESERVED)) {
        findings.error(
            setting.line,
            "setting '"
                + setting.name
                + "' cannot begin with "
                + RESERVED
                + ": these are Troupe's");
      }
    }
    return role.settings.stream()
        .map(
            setting ->
                new SettingDefinition(
                    setting.name, setting.slotSetting, setting.onChange.equals(RESTART)))
        .toList();
  }

  private List<LocalResource> localResources() {
    List<CsdefXml.LocalStorage> stores =
        Stream.concat(role.localResources.stream(), role.localStorages.stream()).toList();
    Unique names = new Unique("local storage", findings);
    for (CsdefXml.LocalStorage store : stores) {
      names.add(store.name, store.line);
      findings.warning(
          store.line, "sizeInMB of local storage '" + store.name + "' is not enforced yet");
    }
    return stores.stream()
        .map(store -> new LocalResource(store.name, store.sizeInMB, store.cleanOnRoleRecycle))
        .toList();
  }

  private static boolean isHttp(CsdefXml.Endpoint endpoint) {
    return endpoint.protocol.equals(InputEndpoint.Protocol.HTTP.toString());
  }
}
