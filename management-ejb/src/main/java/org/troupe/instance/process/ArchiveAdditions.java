package org.troupe.instance.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;

/** What an application's archive lacks to run in an instance, and is put into a copy of it. */
@FunctionalInterface
interface ArchiveAdditions {

  /**
   * Says what to add to an archive, or to replace in it.
   *
   * @param archive a WAR of the role; read only
   * @return where each file goes in the archive, and the file to put there; empty if the archive
   *     can be deployed as it is
   */
  Map<String, Path> to(ZipFile archive) throws IOException;
}
