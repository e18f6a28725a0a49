package org.troupe.instance.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec;
import org.troupe.instance.InstanceSpec.Application;
import org.troupe.instance.InstanceSpec.LocalStore;
import org.troupe.instance.Renewal;
import org.troupe.role.RoleKind;

/** Instances to test with. */
final class Specs {

  static final InstanceKey KEY = new InstanceKey("d1", "web", 0);

  private Specs() {}

  static InstanceSpec of(RoleKind kind, Path roleFiles, Application... applications) {
    return new InstanceSpec(
        KEY,
        kind,
        roleFiles,
        List.of(applications),
        256,
        Map.of("greeting", "hello"),
        List.of(new LocalStore("cache", 10, true)),
        "instance-token",
        "/",
        Duration.ofMinutes(1),
        new InstanceSpec.Database("jdbc:postgresql://127.0.0.1:5432/s?a=b", "s", "db-secret"),
        new InstanceSpec.Broker("127.0.0.1", 61616, "d1", "broker-secret"),
        Renewal.RECYCLE,
        false,
        "",
        InstanceSpec.Messaging.NONE,
        InstanceSpec.Work.NONE);
  }
}
