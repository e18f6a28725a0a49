package org.troupe.instance.process;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.troupe.instance.InstanceKey;

/**
 * The directories of all instances, {@code <deployment>/<role>_IN_<n>}.
 *
 * @param root where they lie
 */
record InstanceDirectories(Path root) {

  private static final Logger LOG = System.getLogger(InstanceDirectories.class.getName());

  /** The directory of an instance, whether it exists or not. */
  InstanceDirectory of(InstanceKey key) {
    return InstanceDirectory.of(root, key);
  }

  /** All that have a directory; a directory of another form of name is none of ours. */
  List<InstanceKey> keys() {
    List<InstanceKey> keys = new ArrayList<>();
    for (Path deployment : children(root)) {
      for (Path instance : children(deployment)) {
        String name = instance.getFileName().toString();
        try {
          keys.add(InstanceKey.of(deployment.getFileName().toString(), name));
        } catch (IllegalArgumentException e) {
          LOG.log(Level.DEBUG, "not an instance: {0}", instance);
        }
      }
    }
    keys.sort(null);
    return keys;
  }

  private static List<Path> children(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var children = Files.list(directory)) {
      return children.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot list " + directory, e);
      return List.of();
    }
  }
}
