package org.troupe.queue;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Predicate;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/** Makes a message like another one, to be sent elsewhere; its body is kept as it is. */
final class MessageCopy {

  private MessageCopy() {}

  /**
   * A copy. By the same id for the detection of duplicates it would not arrive, so it has none.
   *
   * @param keeps which of the other properties it has
   */
  static ClientMessage of(ClientSession session, ClientMessage message, Predicate<String> keeps)
      throws ActiveMQException, IOException {
    ClientMessage copy =
        session.createMessage(
            message.getType(),
            message.isDurable(),
            message.getExpiration(),
            message.getTimestamp(),
            message.getPriority());
    copy.setUserID(message.getUserID());
    for (SimpleString name : message.getPropertyNames()) {
      if (!name.equals(Message.HDR_DUPLICATE_DETECTION_ID)
          && !name.equals(Message.HDR_LARGE_BODY_SIZE)
          && keeps.test(name.toString())) {
        copy.putObjectProperty(name, message.getObjectProperty(name));
      }
    }
    if (message.isLargeMessage()) {
      throughFile(message, copy);
    } else {
      body(message, copy);
    }
    return copy;
  }

  /** Before anybody asks for the copy's size, or an empty body gets four bytes. */
  static void body(ClientMessage message, ClientMessage copy) {
    ActiveMQBuffer body = message.getDataBuffer();
    byte[] bytes = new byte[body.readableBytes()];
    body.readBytes(bytes);
    copy.getBodyBuffer().writeBytes(bytes);
  }

  /** A large body does not fit into memory. The file goes when it has been read. */
  private static void throughFile(ClientMessage message, ClientMessage copy)
      throws ActiveMQException, IOException {
    Path file = Files.createTempFile("troupe-message", null);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      message.saveToOutputStream(out);
    }
    copy.setBodyInputStream(
        new BufferedInputStream(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)));
  }
}
