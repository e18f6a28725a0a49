package org.troupe.queue;

/** Names of queues and addresses at the broker. */
public final class QueueNames {

  private static final String DEAD_LETTERS = ".dead-letters";

  /** Declared names have no dots, so nothing declared looks like this. */
  private static final String OF_TROUPE = ".troupe.";

  private QueueNames() {}

  /**
   * The address by which producers outside know a slot's queue.
   *
   * @param service the slot's outside name, {@code shop} or {@code shop-staging}
   */
  public static String outside(String service, String queue) {
    return service + "." + queue;
  }

  /** A deployment's own queue. Its id begins with a digit, which no service's name does. */
  public static String own(String deployment, String queue) {
    return deployment + "." + queue;
  }

  /** Where a slot's messages end that could not be worked on. */
  public static String deadLetters(String outside) {
    return outside + DEAD_LETTERS;
  }

  /** From which the workers of a role take the runs of jobs. */
  public static String runs(String deployment, String role) {
    return deployment + OF_TROUPE + "runs." + role;
  }

  /** To which a deployment's workers report what becomes of runs. */
  public static String reports(String deployment) {
    return deployment + OF_TROUPE + "reports";
  }

  /** To which the intake of a deployment's web roles puts the runs that are asked for. */
  public static String requests(String deployment) {
    return deployment + OF_TROUPE + "requests";
  }

  /** To which a deployment's workers note why a delivery has failed. */
  public static String causes(String deployment) {
    return deployment + OF_TROUPE + "causes";
  }

  /** Whether this is an outside address, such as {@code shop.photos}. */
  static boolean isOutside(String name) {
    int dot = name.indexOf('.');
    return dot > 0 && dot == name.lastIndexOf('.') && !Character.isDigit(name.charAt(0));
  }

  /** The deployment whose own queue this is. */
  static String deploymentOf(String own) {
    return own.substring(0, own.indexOf('.'));
  }

  /** Begins the names of a deployment's queues that nobody declared. */
  static String ofTroupe(String deployment) {
    return deployment + OF_TROUPE;
  }
}
