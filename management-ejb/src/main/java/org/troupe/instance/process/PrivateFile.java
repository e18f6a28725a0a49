package org.troupe.instance.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Files that only their owner may read, because secrets are in them. */
final class PrivateFile {

  private PrivateFile() {}

  /** Puts the text in place at once: a reader sees the old file or the new one. */
  static void write(Path file, String text) throws IOException {
    // A temporary file is readable by its owner only from its first moment on.
    Path fresh = Files.createTempFile(file.getParent(), ".", ".tmp");
    try {
      Files.write(fresh, text.getBytes(UTF_8));
      Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  static void write(Path file, Map<String, String> values) throws IOException {
    Properties properties = new Properties();
    properties.putAll(values);
    StringWriter text = new StringWriter();
    properties.store(text, null);
    write(file, text.toString());
  }

  static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    return properties;
  }
}
