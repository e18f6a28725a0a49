package org.troupe.servicepackage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.troupe.definition.Finding;
import org.troupe.instance.InstanceSpec.Application;
import org.troupe.portable.ArchiveNeeds;
import org.troupe.portable.ArchiveScan;

/**
 * What the applications of unpacked packages expect of their server. A package never changes, and a
 * scan reads all of its classes, so the last results are remembered.
 */
final class PackageScan {

  private static final int MOST_REMEMBERED = 50;

  private final Map<String, Messaging> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Messaging> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /** What was found in a package before, or is now. */
  Messaging of(String id, Path unpacked, PackageLayout.Contents contents) throws IOException {
    synchronized (remembered) {
      if (remembered.containsKey(id)) {
        return remembered.get(id);
      }
    }
    Messaging found = of(unpacked, contents);
    synchronized (remembered) {
      remembered.put(id, found);
    }
    return found;
  }

  /**
   * Scans a package.
   *
   * @throws PackageRefusedException if an application uses a topic; names the class
   */
  static Messaging of(Path unpacked, PackageLayout.Contents contents) throws IOException {
    Map<String, ArchiveNeeds> needs = new LinkedHashMap<>();
    for (Map.Entry<String, List<Application>> role : contents.applications().entrySet()) {
      for (Application application : role.getValue()) {
        String file = PackageLayout.ROLES + "/" + role.getKey() + "/" + application.archive();
        needs.put(file, ArchiveScan.of(unpacked.resolve(file)));
      }
    }
    refuseTopics(needs);
    return DestinationQueues.of(contents.definition().queues(), needs);
  }

  private static void refuseTopics(Map<String, ArchiveNeeds> needs) {
    List<Finding> topics = new ArrayList<>();
    needs.forEach(
        (file, need) ->
            need.topics()
                .forEach(
                    topic ->
                        topics.add(
                            new Finding(file, 0, topic + ", a topic; there are only queues"))));
    if (!topics.isEmpty()) {
      throw new PackageRefusedException(PackageFault.TOPIC, topics);
    }
  }
}
