package bench;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Answers {@code GET /api/hello}. */
@Path("hello")
public class HelloResource {
  @Inject private Hello hello;

  @GET
  public String get() {
    return hello.say();
  }
}
