package org.troupe.agent.jobs;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;

/** All processes of a program: those of the group that its first process leads. */
record ProcessGroup(ProcessHandle leader) {

  private static final Logger LOG = System.getLogger(ProcessGroup.class.getName());
  private static final long SIGNAL_SECONDS = 10;

  static ProcessGroup of(Process process) {
    return new ProcessGroup(process.toHandle());
  }

  /** Sends a signal to all of them; nothing if none is left. */
  void signal(String name) {
    ProcessBuilder kill =
        new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " -- -" + leader.pid());
    kill.redirectErrorStream(true).redirectOutput(Redirect.DISCARD);
    try {
      if (!kill.start().waitFor(SIGNAL_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "no signal could be sent to the processes of {0}", leader.pid());
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "no signal could be sent to the processes of " + leader.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
