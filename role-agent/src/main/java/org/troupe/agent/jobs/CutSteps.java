package org.troupe.agent.jobs;

import jakarta.batch.operations.JobOperator;
import java.util.Map;

/**
 * Steps that were cut into partitions when their worker died. The batch runtime puts the number of
 * partitions on record when the step ends, and cannot restart one that never ended.
 */
final class CutSteps {

  private static final String SERVICES =
      "com.ibm.jbatch.container.servicesmanager.ServicesManagerImpl";

  private CutSteps() {}

  /**
   * Puts the numbers on record that are missing. To be called within the application.
   *
   * @param partitions by step: how many there are
   * @throws ReflectiveOperationException if the runtime is not the one that is expected
   */
  static void mend(JobOperator operator, long jobInstance, Map<String, Integer> partitions)
      throws ReflectiveOperationException {
    if (partitions.isEmpty()) {
      return;
    }
    ClassLoader runtime = operator.getClass().getClassLoader();
    Object services = Class.forName(SERVICES, true, runtime).getMethod("getInstance").invoke(null);
    Object repository =
        services.getClass().getMethod("getPersistenceManagerService").invoke(services);
    Class<?> repositoryType =
        Class.forName(
            "com.ibm.jbatch.container.services.IPersistenceManagerService", true, runtime);
    Class<?> statusType =
        Class.forName("com.ibm.jbatch.container.status.StepStatus", true, runtime);
    for (Map.Entry<String, Integer> each : partitions.entrySet()) {
      Object status =
          repositoryType
              .getMethod("getStepStatus", long.class, String.class)
              .invoke(repository, jobInstance, each.getKey());
      if (status != null && statusType.getMethod("getNumPartitions").invoke(status) == null) {
        statusType.getMethod("setNumPartitions", Integer.class).invoke(status, each.getValue());
        Object execution = statusType.getMethod("getStepExecutionId").invoke(status);
        repositoryType
            .getMethod("updateStepStatus", long.class, statusType)
            .invoke(repository, execution, status);
      }
    }
  }
}
