package org.troupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queues and producers. */
class QueueCommandsTest {

  private static final String QUEUES = "/services/shop/slots/production/queues";
  private static final String PRODUCER = "/services/shop/slots/staging/producer";

  @TempDir private Path directory;
  private TroupeBed bed;
  private AdminRest rest;

  @BeforeEach
  void start() throws IOException {
    bed = new TroupeBed(directory);
    rest = bed.rest();
  }

  @AfterEach
  void stop() {
    bed.close();
  }

  @Test
  void lists_queues() {
    rest.onJson(
        "GET " + QUEUES,
        """
        [{"queue":"photos","address":"shop.photos","waiting":12,"inWork":4,"consumers":8,
          "inPerSecond":2.25,"outPerSecond":1.5,"dead":3,"oldestSeconds":130.0,"paused":false},
         {"queue":"thumbs","address":"shop.thumbs","waiting":0,"inWork":0,"consumers":0,
          "inPerSecond":null,"outPerSecond":null,"dead":0,"oldestSeconds":null,"paused":true}]
        """);

    assertThat(bed.run("queues", "shop")).isZero();
    assertThat(bed.out().toString().lines().skip(1))
        .containsExactly(
            "photos                         12        4         8      2.3      1.5    2 min        3",
            "thumbs                          0        0         0        -        -        -        0"
                + "  paused");
  }

  @Test
  void shows_dead_letters_with_what_they_died_of() {
    rest.onJson(
        "GET " + QUEUES + "/photos/messages?which=dead&limit=5&after=0&bodies=true",
        """
        {"messages":[{"id":"42","sentAt":"2026-11-21T10:00:00Z","bytes":9,"durable":true,
          "properties":{"troupe_cause":"java.io.IOException: no","troupe_stack":"at A\\nat B",
            "troupe_deliveries":5,"troupe_failed_at":0},
          "body":{"text":"one\\ntwo","base64":null,"truncated":true}}],"next":"43"}
        """);

    assertThat(bed.run("queues", "shop", "peek", "photos", "--dead", "--bodies", "--limit", "5"))
        .isZero();
    assertThat(bed.out().toString().lines())
        .containsExactly(
            "42  sent 2026-11-21T10:00:00Z, 9 bytes",
            "  java.io.IOException: no",
            "  troupe_deliveries=5",
            "  troupe_failed_at=1970-01-01T00:00:00Z",
            "    at A",
            "    at B",
            "  | one",
            "  | two",
            "  | … it goes on",
            "",
            "There are more: --after 43");
  }

  @Test
  void retries_and_deletes_one_or_all() {
    rest.onJson("POST " + QUEUES + "/photos/dead-letters/42/retry", "{\"messages\":1}")
        .onJson("DELETE " + QUEUES + "/photos/dead-letters", "{\"messages\":7}");

    assertThat(bed.run("queues", "shop", "retry", "photos", "--id", "42")).isZero();
    assertThat(bed.run("queues", "shop", "delete", "photos", "--all")).isZero();
    assertThat(bed.out().toString().lines())
        .containsExactly("1 dead letter sent anew.", "7 dead letters deleted.");
  }

  @Test
  void deletes_nothing_unless_told_what() {
    assertThat(bed.run("queues", "shop", "delete", "photos")).isEqualTo(1);
    assertThat(bed.err().toString()).contains("--id").contains("--all");
    assertThat(bed.run("queues", "shop", "pause")).isEqualTo(1);
    assertThat(rest.requests()).isEmpty();
  }

  @Test
  void pauses_and_resumes() {
    rest.on("POST " + QUEUES + "/photos/pause", 204, "", "")
        .on("POST " + QUEUES + "/photos/resume", 204, "", "");
    assertThat(bed.run("queues", "shop", "pause", "photos")).isZero();
    assertThat(bed.run("queues", "shop", "resume", "photos")).isZero();
    assertThat(rest.requests()).hasSize(2);
  }

  @Test
  void producer_prints_what_is_to_be_copied() {
    String view =
        """
        {"service":"shop","slot":"staging","login":"shop-staging.producer","password":"%s",
         "coreUrl":"tcp://127.0.0.1:61616","amqpUrl":"amqp://127.0.0.1:61616",
         "addresses":[{"queue":"photos","address":"shop-staging.photos"}]}
        """;
    rest.onJson("GET " + PRODUCER, view.formatted("p1"))
        .onJson("POST " + PRODUCER + "/renew", view.formatted("p2"));

    assertThat(bed.run("producer", "shop", "--slot", "staging")).isZero();
    assertThat(bed.out().toString().lines())
        .containsExactly(
            "BROKER_URL=tcp://127.0.0.1:61616",
            "AMQP_URL=amqp://127.0.0.1:61616",
            "BROKER_USER=shop-staging.producer",
            "BROKER_PASSWORD=p1",
            "# photos: shop-staging.photos");
    assertThat(bed.run("producer", "shop", "--slot", "staging", "--renew")).isZero();
    assertThat(bed.out().toString()).contains("BROKER_PASSWORD=p2");
  }
}
