package org.troupe.agent.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.troupe.wire.AgentReport;
import org.troupe.wire.RunOrder;
import org.troupe.wire.RunReport;

/** The controller reads and writes by Jackson what the agent writes and reads. */
class RunJsonTest {

  private static final Instant AT = Instant.parse("2026-11-21T03:00:00.125Z");

  private final ObjectMapper controller = new ObjectMapper().registerModule(new JavaTimeModule());

  @Test
  void readsTheControllersOrders() throws Exception {
    RunOrder order =
        new RunOrder(
            "01J",
            2,
            "worker",
            "tidy",
            RunOrder.BATCH,
            "tidy-job",
            Map.of("a", "ä\n\"1\""),
            7L,
            3600,
            1 << 20);
    assertThat(RunJson.order(controller.writeValueAsString(order))).isEqualTo(order);
    RunOrder first =
        new RunOrder("r", 1, "w", "t", RunOrder.PROGRAM, "jobs/t/run.sh", Map.of(), null, 0, 0);
    assertThat(RunJson.order(controller.writeValueAsString(first))).isEqualTo(first);
    controller.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    assertThat(RunJson.order(controller.writeValueAsString(first))).isEqualTo(first);
  }

  @Test
  void saysWhatIsNoOrder() {
    for (String wrong : List.of("", "[]", "{\"run\":1}", "{}", "{\"run\":")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RunJson.order(wrong))
          .withMessageStartingWith("this is no order to run a job: ");
    }
  }

  @Test
  void writesReportsForTheController() throws Exception {
    RunReport.Step step = new RunReport.Step("s", "COMPLETED", "OK", 1, 2, 3, 4, 5, AT, AT, 6);
    RunReport.Step begun = new RunReport.Step("t", "STARTED", null, 0, 0, 0, 0, 0, AT, null, 0);
    RunReport ended =
        new RunReport(
            "01J",
            1,
            3,
            "tidy",
            RunReport.CONTINUOUS,
            "d1/worker_IN_0",
            "boot",
            AT,
            RunReport.ENDED,
            12L,
            RunReport.FAILED,
            "FAILED",
            "because \"of\" \b",
            List.of(step, begun),
            null,
            null);
    assertThat(controller.readValue(RunJson.of(ended), RunReport.class)).isEqualTo(ended);
    RunReport log =
        new RunReport(
            "01J",
            1,
            4,
            "tidy",
            null,
            "d1/worker_IN_0",
            "boot",
            AT,
            RunReport.LOG,
            null,
            null,
            null,
            null,
            null,
            17L,
            "line\n€ 😀");
    assertThat(controller.readValue(RunJson.of(log), RunReport.class)).isEqualTo(log);
  }

  @Test
  void anOlderAgentsReportIsReadable() throws Exception {
    AgentReport report =
        controller.readValue(
            "{\"instance\":\"i\",\"state\":\"READY\",\"detail\":\"\",\"heapUsedBytes\":1,"
                + "\"uptimeMillis\":2}",
            AgentReport.class);
    assertThat(report.boot()).isEmpty();
    assertThat(report.runs()).isEmpty();
  }
}
