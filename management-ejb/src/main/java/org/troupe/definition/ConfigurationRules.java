package org.troupe.definition;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules by which a configuration fits its definition. */
final class ConfigurationRules {

  private final ServiceDefinition definition;
  private final Findings findings;

  ConfigurationRules(ServiceDefinition definition, Findings findings) {
    this.definition = definition;
    this.findings = findings;
  }

  /** Makes values of a file, of use only if no error was found. */
  ServiceConfiguration apply(CscfgXml file) {
    if (!file.serviceName.equals(definition.name())) {
      findings.error(
          file.line,
          "serviceName is '"
              + file.serviceName
              + "'; it must be '"
              + definition.name()
              + "', the name in "
              + DefinitionReader.FILE);
    }
    Map<String, CscfgXml.Role> given = rolesByName(file);
    Map<String, RoleConfiguration> roles = new LinkedHashMap<>();
    for (RoleDefinition role : definition.roles()) {
      CscfgXml.Role configured = given.get(role.name());
      if (configured == null) {
        findings.error(file.line, "there is no Role '" + role.name() + "', which is defined");
      } else {
        roles.put(
            role.name(), new RoleConfiguration(count(configured), settings(role, configured)));
      }
    }
    return new ServiceConfiguration(file.serviceName, roles);
  }

  private Map<String, CscfgXml.Role> rolesByName(CscfgXml file) {
    Unique names = new Unique("role", findings);
    Map<String, CscfgXml.Role> roles = new HashMap<>();
    for (CscfgXml.Role role : file.roles) {
      names.add(role.name, role.line);
      roles.put(role.name, role);
      if (definition.role(role.name).isEmpty()) {
        findings.error(
            role.line,
            "Role '"
                + role.name
                + "' is not defined; the roles are "
                + definition.roles().stream().map(RoleDefinition::name).toList());
      }
    }
    return roles;
  }

  private int count(CscfgXml.Role role) {
    return Optional.ofNullable(role.instances)
        .map(instances -> instances.count)
        .orElseGet(
            () -> {
              findings.error(
                  role.line,
                  "Role '"
                      + role.name
                      + "' lacks <Instances count=\"…\"/>, its number of instances");
              return 1;
            });
  }

  private Map<String, String> settings(RoleDefinition role, CscfgXml.Role configured) {
    Unique names = new Unique("setting", findings);
    Map<String, String> values = new HashMap<>();
    for (CscfgXml.Setting setting : configured.settings) {
      names.add(setting.name, setting.line);
      if (role.settingNames().contains(setting.name)) {
        values.put(setting.name, setting.value);
      } else {
        reportUndeclared(role, setting);
      }
    }
    List<String> missing =
        role.settingNames().stream().filter(name -> !values.containsKey(name)).toList();
    missing.forEach(
        name ->
            findings.error(
                configured.line,
                "Role '" + role.name() + "' lacks a value for setting '" + name + "'"));
    return values;
  }

  private void reportUndeclared(RoleDefinition role, CscfgXml.Setting setting) {
    if (Support.isOfPlugin(setting.name)) {
      findings.warning(
          setting.line,
          "setting '" + setting.name + "' has no effect here: it is that of an import of Azure's");
    } else {
      findings.error(
          setting.line,
          "setting '"
              + setting.name
              + "' is not declared for role '"
              + role.name()
              + "'; declare it in "
              + DefinitionReader.FILE
              + " or remove it");
    }
  }
}
