package org.troupe.cli.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.troupe.wire.MessagesChanged;
import org.troupe.wire.QueueMessagesView;
import org.troupe.wire.QueueView;

/** The part of the admin REST that is about the queues of one slot. */
public final class QueuesClient {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final AdminHttp http;
  private final String path;

  QueuesClient(AdminHttp http, String slotPath) {
    this.http = http;
    this.path = slotPath + "/queues";
  }

  public Answer<List<QueueView>> all() {
    return http.ask(path, LIMIT, new TypeReference<>() {});
  }

  /**
   * A page of messages.
   *
   * @param dead whether dead letters
   * @param after {@code next} of the page before; 0 for the first
   */
  public Answer<QueueMessagesView> messages(
      String queue, boolean dead, int limit, String after, boolean bodies) {
    String query =
        "/messages?which=%s&limit=%d&after=%s&bodies=%s"
            .formatted(dead ? "dead" : "waiting", limit, encoded(after), bodies);
    return http.ask(of(queue) + query, LIMIT, new TypeReference<>() {});
  }

  /**
   * Sends dead letters anew.
   *
   * @param id of the one; empty for all
   * @return how many
   */
  public long retry(String queue, String id) {
    return changed(post(letters(queue, id) + "/retry"));
  }

  /**
   * Deletes dead letters.
   *
   * @param id of the one; empty for all
   * @return how many
   */
  public long delete(String queue, String id) {
    return changed(http.request(letters(queue, id), LIMIT).DELETE());
  }

  public void pause(String queue) {
    http.send(post(of(queue) + "/pause"));
  }

  public void resume(String queue) {
    http.send(post(of(queue) + "/resume"));
  }

  private HttpRequest.Builder post(String address) {
    return http.request(address, LIMIT).POST(BodyPublishers.noBody());
  }

  private long changed(HttpRequest.Builder request) {
    MessagesChanged changed = AdminHttp.read(http.send(request), new TypeReference<>() {});
    return changed.messages();
  }

  private String letters(String queue, String id) {
    return of(queue) + "/dead-letters" + (id.isEmpty() ? "" : "/" + encoded(id));
  }

  private String of(String queue) {
    return path + "/" + encoded(queue);
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
