package org.troupe.gateway;

import static java.lang.System.Logger.Level.ERROR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.troupe.wire.RouteTable;

/**
 * The file that remembers the table of routes; it holds a whole table at any moment. Each gateway
 * has its own, for one that hangs while it writes must not hold up another.
 */
final class RouteStore {
  private static final System.Logger LOG = System.getLogger(RouteStore.class.getName());

  private final Path file;
  private final Optional<Path> peer;
  private final JsonMapper json;

  /**
   * @param peer the file of another gateway, if there is one
   */
  RouteStore(Path file, Optional<Path> peer, JsonMapper json) {
    this.file = file.toAbsolutePath();
    this.peer = peer;
    this.json = json;
  }

  /**
   * Reads the newest table that this gateway or the other one has written.
   *
   * @return the empty table if none was ever written
   * @throws IOException if something was written, but none of it can be read
   */
  RouteTable newest() throws IOException {
    List<RouteTable> readable = new ArrayList<>();
    IOException unreadable = null;
    for (Path each : peer.map(other -> List.of(file, other)).orElse(List.of(file))) {
      try {
        read(each).ifPresent(readable::add);
      } catch (IOException e) {
        LOG.log(ERROR, "passed over: {0}", e.getMessage());
        unreadable = e;
      }
    }
    if (readable.isEmpty() && unreadable != null) {
      throw unreadable;
    }
    return readable.stream()
        .max(Comparator.comparingLong(RouteTable::version))
        .orElse(RouteTable.EMPTY);
  }

  private Optional<RouteTable> read(Path file) throws IOException {
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
