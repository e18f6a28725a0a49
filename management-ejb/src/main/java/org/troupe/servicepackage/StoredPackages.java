package org.troupe.servicepackage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.troupe.platform.ControllerConfig;

/** The platform's packages. */
@ApplicationScoped
public class StoredPackages {

  private static final String DIRECTORY = "packages";

  private PackageStore store;

  protected StoredPackages() {}

  @Inject
  StoredPackages(ControllerConfig config) {
    try {
      store =
          PackageStore.open(config.dataDirectory().resolve(DIRECTORY), PackageLimits.defaults());
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
   * @throws IOException if the upload breaks off or cannot be written
   */
  public StoredPackage store(InputStream upload, Optional<String> expectedId) throws IOException {
    return store.store(upload, expectedId);
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
