package org.troupe.servicepackage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.troupe.capacity.Admission;
import org.troupe.platform.ControllerConfig;

/** The platform's packages. */
@ApplicationScoped
public class StoredPackages {

  private static final String DIRECTORY = "packages";

  private PackageStore store;
  private PackagesInUse inUse;

  protected StoredPackages() {}

  @Inject
  StoredPackages(ControllerConfig config, Admission admission, PackagesInUse inUse, Clock clock) {
    this.inUse = inUse;
    try {
      store =
          PackageStore.open(
              config.dataDirectory().resolve(DIRECTORY),
              PackageLimits.defaults(),
              admission::requireDisk,
              clock);
    } catch (IOException e) {
      throw new UncheckedIOException("the packages cannot be opened", e);
    }
  }

  /** The largest file that is taken in, in bytes. */
  public static long largestUpload() {
    return PackageLimits.defaults().uploadBytes();
  }

  /**
   * Takes a package in; see {@link PackageStore#store}.
   *
   * @throws org.troupe.capacity.DiskFullException if there is no room for it
   * @throws IOException if the upload breaks off or cannot be written
   */
  public StoredPackage store(InputStream upload, Optional<String> expectedId) throws IOException {
    return store.store(upload, expectedId);
  }

  /**
   * Removes packages that no deployment needs and that were not used lately. When there is room,
   * the last five of each service stay all the same.
   *
   * @param urgent whether the disk is nearly full
   * @return their ids
   */
  public List<String> prune(boolean urgent) throws IOException {
    return store.prune(urgent ? PackagePruning.URGENT : PackagePruning.USUAL, inUse);
  }

  /**
   * A package that was taken in before.
   *
   * @throws UnknownPackageException if there is none with this id
   */
  public StoredPackage require(String id) {
    try {
      return store.find(id).orElseThrow(() -> new UnknownPackageException(id));
    } catch (IOException e) {
      throw new UncheckedIOException("package " + id + " cannot be read", e);
    }
  }
}
