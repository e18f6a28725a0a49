package org.troupe.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.troupe.wire.AgentReport;

class ReportJsonTest {

  @Test
  void writesAllComponents() {
    assertThat(
            ReportJson.of(
                new AgentReport(
                    "d/web_IN_0", AgentReport.State.READY, "", 1, 2, "b", List.of("r", "s"))))
        .isEqualTo(
            "{\"instance\":\"d/web_IN_0\",\"state\":\"READY\",\"detail\":\"\","
                + "\"heapUsedBytes\":1,\"uptimeMillis\":2,"
                + "\"boot\":\"b\",\"runs\":[\"r\",\"s\"]}");
  }

  @Test
  void escapesWhatExceptionsSay() {
    assertThat(
            ReportJson.of(
                new AgentReport(
                    "i", AgentReport.State.FAILED, "a \"b\"\n\\c \t é", 0, 0, "", List.of())))
        .contains("\"detail\":\"a \\\"b\\\"\\u000a\\\\c \\u0009 é\"");
  }
}
