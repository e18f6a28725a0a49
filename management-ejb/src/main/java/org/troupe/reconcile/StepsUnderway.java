package org.troupe.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Subjects of steps that are being carried out and must not be begun a second time. */
@ApplicationScoped
class StepsUnderway {

  private final Set<String> subjects = ConcurrentHashMap.newKeySet();

  void begin(String subject) {
    subjects.add(subject);
  }

  void end(String subject) {
    subjects.remove(subject);
  }

  Set<String> all() {
    return Set.copyOf(subjects);
  }
}
