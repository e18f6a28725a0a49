package org.troupe.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.junit.jupiter.api.Test;
import org.troupe.job.JobLine.Arrived;

class JobReadingTest {

  private static final String REPORT =
      """
      {"run":"r1","attempt":1,"sequence":2,"job":"tidy","instance":"d1/worker_IN_0","boot":"b1",
       "at":"2026-06-30T12:00:00Z","event":"ended","status":"failed","message":"no\\u0000 disk"}
      """;

  @Test
  void aReportIsReadWithoutWhatTheDatabaseDoesNotTake() {
    assertThat(JobReading.report(arrived("d1.troupe.reports", REPORT)).orElseThrow().message())
        .isEqualTo("no  disk");
  }

  @Test
  void whatCannotBeSoIsDropped() {
    assertThat(JobReading.report(arrived("d2.troupe.reports", REPORT))).isEmpty();
    for (String[] change :
        new String[][] {
          {"worker_IN_0", "worker"},
          {"\"r1\"", "\"r 1\""},
          {"\"attempt\":1", "\"attempt\":-1"},
          {"\"event\"", "\"offset\":-1,\"event\""},
          {"\"run\"", "\"ran\""},
          {"{", ""}
        }) {
      assertThat(
              JobReading.report(arrived("d1.troupe.reports", REPORT.replace(change[0], change[1]))))
          .as(change[1])
          .isEmpty();
    }
  }

  @Test
  void aRequestIsReadAndOneWithParametersThatAreNoneIsDropped() {
    String request = "{\"run\":\"r1\",\"job\":\"tidy\",\"parameters\":{\"depth\":\"2\"}}";

    assertThat(
            JobReading.request(arrived("d1.troupe.requests", request)).orElseThrow().parameters())
        .containsEntry("depth", "2");
    assertThat(JobReading.request(arrived("d1.troupe.requests", request.replace("depth", "a b"))))
        .isEmpty();
  }

  private static Arrived arrived(String queue, String text) {
    ClientMessageImpl message =
        new ClientMessageImpl(Message.TEXT_TYPE, true, 0, 0, (byte) 4, 1024, null);
    message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(text));
    return new Arrived(queue, message);
  }
}
