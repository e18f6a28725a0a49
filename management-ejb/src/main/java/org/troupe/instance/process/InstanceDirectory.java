package org.troupe.instance.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec.LocalStore;
import org.troupe.platform.DirectoryTree;

/**
 * An instance's own directory, open to nobody else. {@code approot} (the role's files) and {@code
 * run} (the server and all that is written for one start) are made anew for each start; {@code
 * local} and {@code logs} stay until the instance is removed.
 *
 * @param root its path
 */
record InstanceDirectory(Path root) {

  static InstanceDirectory of(Path instances, InstanceKey key) {
    return new InstanceDirectory(instances.resolve(key.deployment()).resolve(key.name()));
  }

  Path approot() {
    return root.resolve("approot");
  }

  Path run() {
    return root.resolve("run");
  }

  /** The server's root directory, also the process's working directory. */
  Path server() {
    return run().resolve("server");
  }

  Path temporary() {
    return run().resolve("tmp");
  }

  Path preBoot() {
    return run().resolve("preboot");
  }

  Path postBoot() {
    return run().resolve("postboot");
  }

  Path record() {
    return run().resolve("process.json");
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path local(String store) {
    return root.resolve("local").resolve(store);
  }

  boolean exists() {
    return Files.isDirectory(root);
  }

  /** Makes it as a start finds it, but for what goes into approot and run. */
  void renew(Iterable<LocalStore> stores) throws IOException {
    FileTree.makePrivate(root);
    for (Path fresh : new Path[] {approot(), run()}) {
      DirectoryTree.delete(fresh);
      FileTree.makePrivate(fresh);
    }
    FileTree.makePrivate(temporary());
    FileTree.makePrivate(logs());
    renewLocal(stores);
  }

  private void renewLocal(Iterable<LocalStore> stores) throws IOException {
    Path local = root.resolve("local");
    FileTree.makePrivate(local);
    Set<Path> gone;
    try (var present = Files.list(local)) {
      gone = present.collect(Collectors.toSet());
    }
    for (LocalStore store : stores) {
      Path directory = local(store.name());
      if (store.cleanOnRecycle()) {
        DirectoryTree.delete(directory);
      }
      FileTree.makePrivate(directory);
      gone.remove(directory);
    }
    for (Path unasked : gone) {
      DirectoryTree.delete(unasked);
    }
  }
}
