package org.troupe.cli.progress;

import java.util.Map;

/** Colours for words on a terminal; none elsewhere, and none where {@code NO_COLOR} is set. */
public final class Colours {

  private static final String GREEN = "32";
  private static final String YELLOW = "33";
  private static final String RED = "31";

  private final boolean on;

  private Colours(boolean on) {
    this.on = on;
  }

  /** As the environment has it, in which {@code bin/troupe} says whether there is a terminal. */
  public static Colours of(Map<String, String> environment) {
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Colours(wanted && Terminal.of(environment).isPresent());
  }

  public boolean isOn() {
    return on;
  }

  /** All is well. */
  public String good(String text) {
    return coloured(GREEN, text);
  }

  /** Under way, or to be looked at some time. */
  public String busy(String text) {
    return coloured(YELLOW, text);
  }

  /** To be looked at now. */
  public String bad(String text) {
    return coloured(RED, text);
  }

  private String coloured(String colour, String text) {
    return on ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }
}
