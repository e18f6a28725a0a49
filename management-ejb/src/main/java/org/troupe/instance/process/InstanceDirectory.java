package org.troupe.instance.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec.LocalStore;
import org.troupe.instance.Renewal;
import org.troupe.platform.DirectoryTree;

/**
 * An instance's own directory, open to nobody else. {@code run} (the server and all that is written
 * for one start) is made anew for each start; {@code approot} (the role's files), {@code local} and
 * what the application put beside them go as its {@link Renewal} says; {@code logs} stays until the
 * instance is removed.
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

  /** Has the name of the process's transaction coordinator. */
  Path coordinator() {
    return run().resolve("coordinator");
  }

  Path record() {
    return run().resolve("process.json");
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path local(String store) {
    return locals().resolve(store);
  }

  private Path locals() {
    return root.resolve("local");
  }

  boolean exists() {
    return Files.isDirectory(root);
  }

  /**
   * Makes it as a start finds it, but for what goes into run and, unless it stays, into approot.
   */
  void renew(Renewal renewal, Iterable<LocalStore> stores) throws IOException {
    FileTree.makePrivate(root);
    try (var present = Files.newDirectoryStream(root, child -> !stays(child, renewal))) {
      for (Path gone : present) {
        DirectoryTree.delete(gone);
      }
    }
    for (Path needed : new Path[] {approot(), run(), temporary(), logs(), locals()}) {
      FileTree.makePrivate(needed);
    }
    if (renewal == Renewal.RECYCLE) {
      recycleLocal(stores);
    }
    for (LocalStore store : stores) {
      FileTree.makePrivate(local(store.name()));
    }
  }

  private boolean stays(Path child, Renewal renewal) {
    if (child.equals(logs())) {
      return true;
    }
    return switch (renewal) {
      case RESTART -> !child.equals(run());
      case RECYCLE -> child.equals(locals());
      case REBUILD -> false;
    };
  }

  private void recycleLocal(Iterable<LocalStore> stores) throws IOException {
    Set<Path> lasting = new HashSet<>();
    for (LocalStore store : stores) {
      if (!store.cleanOnRecycle()) {
        lasting.add(local(store.name()));
      }
    }
    try (var gone = Files.newDirectoryStream(locals(), child -> !lasting.contains(child))) {
      for (Path each : gone) {
        DirectoryTree.delete(each);
      }
    }
  }

  /**
   * Whether approot holds these files of a role, all of them. It does not after a start that failed
   * half way, and not when the instance has got another package.
   */
  boolean holds(Path roleFiles) throws IOException {
    return Files.exists(origin()) && Files.readString(origin()).equals(roleFiles.toString());
  }

  /** Empties approot for the files of a role. */
  void emptyApproot() throws IOException {
    Files.deleteIfExists(origin());
    DirectoryTree.delete(approot());
    FileTree.makePrivate(approot());
  }

  /** Notes that approot now holds all of these files. */
  void nowHolds(Path roleFiles) throws IOException {
    PrivateFile.write(origin(), roleFiles.toString());
  }

  private Path origin() {
    return root.resolve("approot.origin");
  }
}
