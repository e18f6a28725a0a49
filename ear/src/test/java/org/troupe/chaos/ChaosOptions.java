package org.troupe.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a long run is to do.
 *
 * @param distribution the built distribution
 * @param packages where the ledger's packages are
 * @param directory where platform and report go
 * @param faults names of the faults to go through, none for all that are alone
 * @param repeat how often to go through them
 * @param pairs how many pairs to try besides, chosen at random
 * @param seed of that choice
 * @param requests a second
 * @param messages a second
 * @param patience after which a stopped process that was not replaced goes on
 * @param times how often to measure the return of a killed instance; then there are no faults
 * @param list only tell the names
 */
record ChaosOptions(
    Path distribution,
    Path packages,
    Path directory,
    Set<String> faults,
    int repeat,
    int pairs,
    long seed,
    int requests,
    int messages,
    Duration patience,
    int times,
    boolean list) {

  /** From {@code --name=value} arguments. */
  static ChaosOptions parse(List<String> arguments) {
    Map<String, String> given = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException("not --name=value: " + argument);
      }
      given.put(argument.substring(2, equals), argument.substring(equals + 1));
    }
    String faults = given.getOrDefault("faults", "");
    return new ChaosOptions(
        Path.of(given.get("distribution")),
        Path.of(given.get("packages")),
        Path.of(given.get("directory")),
        faults.isEmpty() ? Set.of() : Set.of(faults.split(",")),
        Integer.parseInt(given.getOrDefault("repeat", "1")),
        Integer.parseInt(given.getOrDefault("pairs", "0")),
        Long.parseLong(given.getOrDefault("seed", Long.toString(System.nanoTime() & 0xffffff))),
        Integer.parseInt(given.getOrDefault("requests", "200")),
        Integer.parseInt(given.getOrDefault("messages", "50")),
        Duration.ofSeconds(Long.parseLong(given.getOrDefault("patience", "20"))),
        Integer.parseInt(given.getOrDefault("times", "0")),
        given.containsKey("list"));
  }

  /**
   * Checks that each fault that was asked for exists.
   *
   * @throws IllegalArgumentException with the names of those that do not
   */
  void requireKnown(Collection<String> names) {
    List<String> unknown = faults.stream().filter(name -> !names.contains(name)).sorted().toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("no such faults: " + unknown + "; there are " + names);
    }
  }

  /** Whether a fault is to be gone through; pairs and the full disk only where they are named. */
  boolean chooses(String fault) {
    return faults.isEmpty()
        ? !fault.contains("+") && !fault.equals(FullDisk.NAME)
        : faults.contains(fault);
  }
}
