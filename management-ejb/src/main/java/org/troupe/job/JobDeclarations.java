package org.troupe.job;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.troupe.definition.JobDefinition;
import org.troupe.definition.RoleDefinition;
import org.troupe.definition.ServiceDefinition;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.RoleInstance;
import org.troupe.instance.RoleInstances;
import org.troupe.job.Declared.DeploymentJobs;
import org.troupe.job.plan.JobHome;
import org.troupe.job.plan.JobWorld;

/** Reads which jobs there are. It is asked every few seconds, so it reads no entities. */
@Stateless
public class JobDeclarations {

  /** Of one moment: a deployment is never seen in no slot, or in two, while a swap is committed. */
  private static final String PLACED =
      "select d.id, d.service, d.prepared and not d.stopped, r.package_id, case when s.production_id"
          + " = d.id then 'PRODUCTION' when s.staging_id = d.id then 'STAGING' else '' end from"
          + " deployment d join deployment_revision r on r.id = d.current_id join cloud_service s on"
          + " s.name = d.service";

  private static final String READY =
      "select deployment_id, role, count(*) from role_instance where state = 'READY' group by"
          + " deployment_id, role";

  @PersistenceContext(unitName = "troupe")
  private EntityManager entityManager;

  @Inject private RoleInstances instances;
  @Inject private KnownDefinitions definitions;

  private record Placed(
      String id, String service, boolean open, String packageId, Optional<Slot> slot) {

    static Placed of(Object[] row) {
      return new Placed(
          (String) row[0],
          (String) row[1],
          (Boolean) row[2],
          (String) row[3],
          Optional.of((String) row[4]).filter(slot -> !slot.isEmpty()).map(Slot::valueOf));
    }
  }

  /** All there are. */
  public Declared read() {
    List<Placed> all = rows(PLACED).stream().map(Placed::of).toList();
    definitions.retain(all.stream().map(Placed::packageId).collect(Collectors.toSet()));
    Map<String, Integer> ready = new HashMap<>();
    Map<String, DeploymentJobs> found = new HashMap<>();
    Map<JobHome.Place, JobWorld.Holder> holders = new HashMap<>();
    for (Placed placed : all) {
      ServiceDefinition definition = definitions.of(placed.packageId());
      DeploymentJobs jobs = jobs(placed, definition);
      if (jobs.hasJobs() && ready.isEmpty()) {
        rows(READY).forEach(row -> ready.put(row[0] + "/" + row[1], ((Number) row[2]).intValue()));
      }
      found.put(placed.id(), jobs);
      placed
          .slot()
          .ifPresent(
              slot ->
                  holders.put(
                      new JobHome.Place(placed.service(), slot),
                      new JobWorld.Holder(
                          placed.id(), jobs.open(), roles(placed, jobs, definition, ready))));
    }
    return new Declared(Map.copyOf(holders), Map.copyOf(found));
  }

  private List<Object[]> rows(String sql) {
    List<?> rows = entityManager.createNativeQuery(sql).getResultList();
    return rows.stream().map(Object[].class::cast).toList();
  }

  private static DeploymentJobs jobs(Placed placed, ServiceDefinition definition) {
    return new DeploymentJobs(
        placed.service(),
        placed.slot(),
        placed.open() && placed.slot().isPresent(),
        definition.roles().stream()
            .filter(role -> !role.jobs().isEmpty())
            .collect(Collectors.toMap(RoleDefinition::name, RoleDefinition::jobs)));
  }

  private static Map<String, JobWorld.Role> roles(
      Placed placed,
      DeploymentJobs jobs,
      ServiceDefinition definition,
      Map<String, Integer> ready) {
    Map<String, JobWorld.Role> roles = new HashMap<>();
    jobs.roles()
        .forEach(
            (name, declared) ->
                roles.put(
                    name,
                    new JobWorld.Role(
                        declared.stream()
                            .collect(Collectors.toMap(JobDefinition::name, Function.identity())),
                        definition.role(name).orElseThrow().stopping().drainLimit(),
                        ready.getOrDefault(placed.id() + "/" + name, 0))));
    return roles;
  }

  /** What the agents of these instances ask for. */
  public Map<InstanceKey, String> tokens(Set<InstanceKey> keys) {
    return keys.stream()
        .flatMap(key -> instances.find(key).stream())
        .collect(Collectors.toMap(RoleInstance::key, RoleInstance::token));
  }
}
