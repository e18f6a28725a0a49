package bench.queues;

/** Makes the queues of the consumers that are not the platform's. {@code Prepare HOST PORT USER}. */
final class Prepare {

  private Prepare() {}

  public static void main(String[] given) throws Exception {
    try (Postbox postbox = Postbox.of(given)) {
      for (String queue : new String[] {"bench-letters", "bench-figures", "bench-client"}) {
        postbox.queue(queue);
      }
    }
    System.exit(0);
  }
}
