package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code troupe up --demo} has shown, and what it names works. */
@ExtendWith(OnOnePlatform.class)
class DemoE2E {

  private final TestPlatform platform;
  private final Troupe troupe;

  DemoE2E(TestPlatform platform) {
    this.platform = platform;
    this.troupe = platform.troupe();
  }

  @Test
  void printsTheAddressesOfTheApplicationAndItsStaging() {
    String said = platform.demo().said();
    assertThat(said)
        .contains("web_IN_2", "worker_IN_1", "Swapping staging into production", "Ready.");

    String application = printed(said, "the application");
    String staging = printed(said, "its staging");
    assertThat(application).isEqualTo("http://thumbnails.localhost:" + platform.port() + "/");
    assertThat(staging).isEqualTo("http://thumbnails-staging.localhost:" + platform.port() + "/");
    for (String address : List.of(application, staging)) {
      assertThat(new Site(address).text("/")).contains("<title>Thumbnails</title>");
    }
    assertThat(new Site("http://localhost:" + platform.port() + "/").json("/api/whoami"))
        .as("with one service, the bare address is its production")
        .isNotEmpty();
  }

  @Test
  void printsWhereTheConsoleIsAndItsToken() throws IOException {
    String said = platform.demo().said();
    assertThat(printed(said, "the console"))
        .isEqualTo("http://127.0.0.1:" + platform.admin().port() + "/");
    HttpResponse<String> console = platform.admin().get("/", "");
    assertThat(console.statusCode()).isEqualTo(200);
    assertThat(console.uri().getPath()).isEqualTo("/login");
    Path token = Path.of(printed(said, "its token").replaceFirst("^in ", ""));
    assertThat(
            platform.admin().get("/api/v1/platform", Files.readString(token).strip()).statusCode())
        .isEqualTo(200);
    assertThat(platform.admin().get("/api/v1/platform", "").statusCode()).isEqualTo(401);
  }

  private static String printed(String said, String what) {
    Matcher line =
        Pattern.compile(Pattern.quote(what) + " +(.*?)(  .*)?$", Pattern.MULTILINE).matcher(said);
    assertThat(line.find()).as("a line for %s in:%n%s", what, said).isTrue();
    return line.group(1);
  }

  @Test
  void statusTellsBothSlots() {
    assertThat(troupe.does("status").out())
        .contains("gateway up, broker up, database up")
        .containsPattern("production +http://thumbnails\\.localhost")
        .containsPattern("staging +http://thumbnails-staging\\.localhost")
        .contains("web (web role): 3 of 3 ready", "worker (worker role): 2 of 2 ready")
        .contains("web (web role): 1 of 1 ready", "worker (worker role): 1 of 1 ready");
  }

  @Test
  void logsTellWhatAnInstanceSays() {
    assertThat(troupe.does("logs", TestPlatform.SERVICE, "web_IN_0", "--tail", "40").out())
        .contains("Payara Micro");
  }
}
