package org.troupe.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An HTTP message as it was on the wire, read by the simplest possible reader. */
record Message(String start, List<String> fields, String body, List<String> trailers) {
  /** Reads the start line and the header. */
  static Message readHead(InputStream in) throws IOException {
    return new Message(line(in), lines(in), "", List.of());
  }

  /** Reads an answer; one to HEAD has no body. */
  static Message readAnswer(InputStream in, boolean head) throws IOException {
    Message message = readHead(in);
    int status = message.status();
    if (head || status < 200 || status == 204 || status == 304) {
      return message;
    }
    return message.withBody(in);
  }

  Message withBody(InputStream in) throws IOException {
    if (field("transfer-encoding").equals("chunked")) {
      return readChunks(in);
    }
    String length = field("content-length");
    byte[] bytes = length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    if (!length.isEmpty() && bytes.length < Integer.parseInt(length)) {
      throw new EOFException("body cut at " + bytes.length);
    }
    return new Message(start, fields, new String(bytes, ISO_8859_1), List.of());
  }

  private Message readChunks(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      text.append(new String(in.readNBytes(size), ISO_8859_1));
      line(in);
    }
    return new Message(start, fields, text.toString(), lines(in));
  }

  private static int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static List<String> lines(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      lines.add(line);
    }
    return lines;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("ended within a line: " + line);
      }
      line.write(next);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }

  int status() {
    return Integer.parseInt(word(1));
  }

  /** A word of the start line. */
  String word(int index) {
    return start.split(" ", -1)[index];
  }

  /** All values of a field, joined; empty if there is none. */
  String field(String name) {
    String prefix = name + ":";
    List<String> values = new ArrayList<>();
    for (String field : fields) {
      if (field.toLowerCase(Locale.ROOT).startsWith(prefix)) {
        values.add(field.substring(prefix.length()).strip());
      }
    }
    return String.join(", ", values);
  }
}
