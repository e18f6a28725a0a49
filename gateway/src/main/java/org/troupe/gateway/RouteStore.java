package org.troupe.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.troupe.wire.RouteTable;

/** The file that remembers the table of routes; it holds a whole table at any moment. */
final class RouteStore {
  private final Path file;
  private final JsonMapper json;

  RouteStore(Path file, JsonMapper json) {
    this.file = file.toAbsolutePath();
    this.json = json;
  }

  /**
   * Reads the table written last.
   *
   * @return empty if none was ever written
   * @throws IOException if the file cannot be read or holds no table
   */
  Optional<RouteTable> read() throws IOException {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readValue(Files.readAllBytes(file), RouteTable.class));
    } catch (JsonProcessingException e) {
      throw new IOException(file + " holds no table of routes: " + e.getOriginalMessage(), e);
    }
  }

  /** Replaces the file in one step; what was written lasts over a power cut. */
  void write(RouteTable table) throws IOException {
    Files.createDirectories(file.getParent());
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (FileChannel out =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(json.writeValueAsBytes(table));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
