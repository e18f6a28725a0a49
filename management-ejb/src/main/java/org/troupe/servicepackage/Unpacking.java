package org.troupe.servicepackage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes the entries of a zip below a directory that nobody else writes to. */
final class Unpacking implements UntrustedZip.Visitor {

  private final Path directory;
  private final DiskRoom room;

  Unpacking(Path directory, DiskRoom room) {
    this.directory = directory;
    this.room = room;
  }

  @Override
  public void begin(long bytes) {
    room.require(bytes);
  }

  @Override
  public void directory(String path) throws IOException {
    Files.createDirectories(directory.resolve(path));
  }

  @Override
  public void file(String path, InputStream content) throws IOException {
    Path target = directory.resolve(path);
    Files.createDirectories(target.getParent());
    try (FileChannel out =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.transferTo(Channels.newOutputStream(out));
      out.force(true);
    }
  }
}
