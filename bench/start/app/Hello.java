package bench;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** A bean, so that the container has some CDI to do. */
@ApplicationScoped
public class Hello {
  private final AtomicLong asked = new AtomicLong();

  public String say() {
    return "hello " + asked.incrementAndGet();
  }
}
