package org.troupe.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.troupe.cli.platform.PlatformSettings;

/** The sample's gallery, as a browser reaches it: through the gateway, by its host name. */
final class SampleGallery {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final URI photos;
  private final String host;

  /**
   * @param address the application's public address
   */
  SampleGallery(PlatformSettings settings, String address) {
    // Browsers take NAME.localhost for this machine, but not every resolver does.
    String gateway =
        settings.gatewayHost().equals("0.0.0.0") ? "127.0.0.1" : settings.gatewayHost();
    this.photos = URI.create("http://" + gateway + ":" + settings.gatewayPort() + "/api/photos");
    this.host = URI.create(address).getAuthority();
  }

  void upload(Path photograph) throws IOException {
    String name = photograph.getFileName().toString();
    String query = "?name=" + encoded(name) + "&title=" + encoded(title(name));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(photos + query))
            .timeout(LIMIT)
            // Allowed by the property that main sets.
            .header("Host", host)
            .header("Content-Type", "image/jpeg")
            .POST(HttpRequest.BodyPublishers.ofFile(photograph))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 201) {
        throw new FailedException(
            "the gallery did not take " + name + ", it answered " + answer.statusCode(),
            "troupe logs thumbnails web_IN_0 may say why");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedException("interrupted", "");
    }
  }

  /** {@code picos-de-europa.jpg} is titled "Picos de europa". */
  static String title(String fileName) {
    String words = fileName.replaceAll("\\.[^.]*$", "").replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
