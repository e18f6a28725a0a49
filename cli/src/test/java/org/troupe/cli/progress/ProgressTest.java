package org.troupe.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final Clock STOPPED =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  private final StringWriter written = new StringWriter();
  private final PrintWriter out = new PrintWriter(written);

  @Test
  void writes_a_line_for_each_change_where_there_is_no_terminal() {
    try (Progress progress = new PlainProgress(out)) {
      progress.busy("database", "starting");
      progress.busy("database", "starting");
      progress.remark("a remark");
      progress.done("database", "ready");
    }

    assertThat(written.toString().lines())
        .containsExactly("  database      starting", "a remark", "  database      ready");
  }

  @Test
  void draws_over_its_lines_on_a_terminal() {
    Screen screen = new Screen();
    try (Progress progress = live(80, 24)) {
      progress.busy("database", "starting");
      progress.busy("broker", "starting");
      progress.remark("a remark");
      progress.done("database", "ready");
    }

    assertThat(screen.show(written.toString()))
        .containsExactly("a remark", "  database      ready", "  broker        starting");
  }

  @Test
  void cuts_lines_that_would_wrap() {
    try (Progress progress = live(30, 24)) {
      progress.done("web_IN_0", "FailedStarting – a long\nreason that does not fit");
    }

    assertThat(new Screen().show(written.toString()))
        .containsExactly("  web_IN_0      FailedStarti…");
  }

  @Test
  void counts_what_does_not_fit_on_the_screen() {
    try (Progress progress = live(80, 6)) {
      for (int i = 0; i < 10; i++) {
        progress.done("web_IN_" + i, "Ready");
      }
    }

    assertThat(new Screen().show(written.toString()))
        .hasSize(4)
        .startsWith("  web_IN_0      Ready")
        .endsWith("  … and 7 more");
  }

  @Test
  void begins_a_new_block_once_one_is_closed() {
    Progress progress = live(80, 24);
    progress.done("database", "ready");
    progress.close();
    progress.done("broker", "ready");
    progress.close();

    assertThat(new Screen().show(written.toString()))
        .containsExactly("  database      ready", "  broker        ready");
  }

  @Test
  void takes_the_terminal_as_it_was_measured() {
    assertThat(Terminal.of(Map.of("TROUPE_COLUMNS", "120", "TROUPE_LINES", "40")))
        .contains(new Terminal(120, 40));
    assertThat(Terminal.of(Map.of())).isEmpty();
    assertThat(Terminal.of(Map.of("TROUPE_COLUMNS", "0", "TROUPE_LINES", "0"))).isEmpty();
    assertThat(Terminal.of(Map.of("TROUPE_COLUMNS", "120", "TROUPE_LINES", "40", "TERM", "dumb")))
        .isEmpty();
  }

  private Progress live(int width, int height) {
    return new LiveProgress(out, new Terminal(width, height), STOPPED);
  }
}
