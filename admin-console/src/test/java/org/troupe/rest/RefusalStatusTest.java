package org.troupe.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.troupe.servicepackage.PackageFault;

class RefusalStatusTest {

  @ParameterizedTest
  @CsvSource({
    "JSON_INVALID, 400",
    "PARAMETER_INVALID, 400",
    "SERVICE_NAME_INVALID, 400",
    "PACKAGE_DIGEST_MISMATCH, 400",
    "SERVICE_UNKNOWN, 404",
    "OPERATION_UNKNOWN, 404",
    "PACKAGE_UNKNOWN, 404",
    "SLOT_UNKNOWN, 404",
    "SLOT_EMPTY, 404",
    "INSTANCE_UNKNOWN, 404",
    "REQUEST_INVALID, 400",
    "DEPLOYMENT_STOPPED, 409",
    "NOT_POSSIBLE_IN_PLACE, 409",
    "NO_UPGRADE_IN_PROGRESS, 409",
    "NO_SWAP_WAITS, 409",
    "NO_WAY_BACK, 409",
    "MEMORY_INSUFFICIENT, 409",
    "DISK_FULL, 507",
    "SLOT_OCCUPIED, 409",
    "MEMORY_INSUFFICIENT, 409",
    "OPERATION_IN_PROGRESS, 409",
    "NOTHING_TO_SWAP, 409",
    "INSTANCES_NOT_READY, 409",
    "ENDPOINTS_DIFFER, 409",
    "PACKAGE_TOO_LARGE, 413",
    "BODY_TOO_LARGE, 413",
    "DEFINITION_INVALID, 422",
    "CONFIGURATION_INVALID, 422",
    "SCALE_OUT_OF_BOUNDS, 422",
    "JOB_UNKNOWN, 404",
    "RUN_UNKNOWN, 404",
    "RUN_ENDED, 409",
    "JOB_PARAMETERS, 422",
    "JOB_QUEUE_FULL, 503",
    "PACKAGE_JAVAX, 422",
    "PACKAGE_TOPIC, 422",
    "DISK_FULL, 507"
  })
  void eachCodeHasItsStatus(String code, int status) {
    assertThat(RefusalStatus.of(code)).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource(PackageFault.class)
  void noFaultOfAPackageIsTakenForAConflict(PackageFault fault) {
    assertThat(RefusalStatus.of(fault.code())).isIn(400, 413, 422);
  }

  @Test
  void aCodeThatIsNotListedIsAConflict() {
    assertThat(RefusalStatus.of("SOMETHING_NEW")).isEqualTo(409);
  }
}
