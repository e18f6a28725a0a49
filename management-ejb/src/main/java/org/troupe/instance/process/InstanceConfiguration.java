package org.troupe.instance.process;

import java.util.Map;
import java.util.TreeMap;
import org.troupe.instance.InstanceSpec;
import org.troupe.instance.InstanceSpec.LocalStore;

/**
 * The configuration of an instance in MicroProfile Config's terms: what the control plane gave, and
 * what only the host knows or a start fixes. The second part stays when the first is changed.
 */
final class InstanceConfiguration {

  private InstanceConfiguration() {}

  /** What cannot change while the process runs. */
  static Map<String, String> fixed(InstanceSpec spec, InstanceDirectory directory) {
    Map<String, String> fixed = new TreeMap<>();
    for (LocalStore store : spec.localStores()) {
      fixed.put("troupe.local." + store.name(), directory.local(store.name()).toString());
    }
    fixed.put("troupe.database.url", spec.database().url());
    fixed.put("troupe.database.user", spec.database().user());
    fixed.put("troupe.database.password", spec.database().password());
    fixed.put("troupe.broker.host", spec.broker().host());
    fixed.put("troupe.broker.port", Integer.toString(spec.broker().port()));
    fixed.put("troupe.broker.user", spec.broker().user());
    fixed.put("troupe.broker.password", spec.broker().password());
    return fixed;
  }

  /** All of it. */
  static Map<String, String> whole(Map<String, String> given, Map<String, String> fixed) {
    Map<String, String> whole = new TreeMap<>(given);
    whole.putAll(fixed);
    return whole;
  }
}
