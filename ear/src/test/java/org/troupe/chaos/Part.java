package org.troupe.chaos;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What can be broken. */
enum Part {
  WEB("web"),
  WORKER("worker"),
  GATEWAY("gateway"),
  BROKER("broker"),
  CONTROLLER("controller"),
  SUPERVISOR("up"),
  DATABASE("database");

  private final String word;

  Part(String word) {
    this.word = word;
  }

  /**
   * Its processes: of PostgreSQL all, of the rest one.
   *
   * @throws IOException if the platform's records cannot be read
   */
  List<Long> processes(ChaosPlatform platform) throws IOException {
    return switch (this) {
      // Not by a number: one that was replaced has left a gap.
      case WEB, WORKER ->
          platform.admin().pids(ChaosPlatform.SERVICE, "production").entrySet().stream()
              .filter(instance -> instance.getKey().startsWith(word + "_IN_"))
              .map(Map.Entry::getValue)
              .limit(1)
              .toList();
      case SUPERVISOR -> List.of(platform.up().pid());
      case DATABASE -> Processes.tree(platform.components().get(word));
      case GATEWAY, BROKER, CONTROLLER -> List.of(platform.components().get(word));
    };
  }

  @Override
  public String toString() {
    return word;
  }
}
