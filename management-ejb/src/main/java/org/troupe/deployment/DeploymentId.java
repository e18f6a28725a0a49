package org.troupe.deployment;

import java.security.SecureRandom;

/**
 * Makes ids of deployments: eight characters that are easy to read out, usable in file and queue
 * names, beginning with a digit so that none is ever a service's name.
 */
public final class DeploymentId {

  private static final String DIGITS = "23456789";
  private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private DeploymentId() {}

  /** A new id; of so many that two never meet in practice, and the database would refuse it. */
  public static String next() {
    StringBuilder id = new StringBuilder(LENGTH);
    id.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
    while (id.length() < LENGTH) {
      id.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
    }
    return id.toString();
  }
}
