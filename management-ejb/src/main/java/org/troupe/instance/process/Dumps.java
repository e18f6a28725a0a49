package org.troupe.instance.process;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.troupe.instance.InstanceKey;
import org.troupe.platform.KeptFiles;

/**
 * What is kept of processes in trouble, in {@code dumps/} of the data directory: {@code
 * <deployment>_<role>_IN_<n>_<time>.txt} with the threads, or, if the JVM does not answer, with
 * what the kernel says; and {@code .hprof} with the heap. The oldest go when there are too many.
 */
final class Dumps {

  static final KeptFiles.Bounds BOUNDS = new KeptFiles.Bounds(100, 1L << 30, Duration.ofDays(14));

  private static final Logger LOG = System.getLogger(Dumps.class.getName());
  private static final Duration THREADS_LIMIT = Duration.ofSeconds(10);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final Path directory;
  private final Path java;
  private final HeapDump heaps;
  private final Clock clock;

  Dumps(ProcessHostConfig config, Clock clock) {
    this.directory = config.dumps();
    this.java = config.javaExecutable();
    this.heaps = new HeapDump(config.reserves());
    this.clock = clock;
  }

  /**
   * Keeps what a process tells of itself, or what is told of it.
   *
   * @return what was kept
   */
  List<Path> keep(InstanceKey key, long pid, boolean heap) throws IOException {
    FileTree.makePrivate(directory);
    Instant now = clock.instant();
    String name = key.deployment() + "_" + key.name() + "_" + TIME.format(now);
    Path text = directory.resolve(name + ".txt");
    List<Path> kept = new ArrayList<>(List.of(text));
    Optional<Jcmd> jcmd = Jcmd.of(java);
    Threads threads =
        jcmd.isEmpty() ? Threads.unasked(pid) : Threads.of(jcmd.get(), pid, directory);
    String body = key + ", process " + pid + ", " + now + "\n\n" + threads.text();
    PrivateFile.write(text, body);
    if (heap) {
      Path file = directory.resolve(name + ".hprof");
      Optional<String> failure =
          threads.told()
              ? heaps.write(jcmd.orElseThrow(), pid, file)
              : Optional.of("not kept, the JVM does not answer");
      String outcome = failure.orElse(file.getFileName().toString());
      PrivateFile.write(text, body + "\nHeap: " + outcome + "\n");
      if (failure.isEmpty()) {
        kept.add(file);
      }
    }
    LOG.log(Level.INFO, "instance={0} event=dumped files={1}", key, kept);
    KeptFiles.trim(directory, BOUNDS, now);
    return kept;
  }

  /**
   * What there is on a process's threads.
   *
   * @param told whether the JVM itself told it; else it is the kernel's view
   */
  private record Threads(boolean told, String text) {

    static Threads of(Jcmd jcmd, long pid, Path workplace) throws IOException {
      Optional<Jcmd.Answer> answer = jcmd.ask(pid, THREADS_LIMIT, workplace, "Thread.print", "-l");
      if (answer.isEmpty()) {
        return byKernel("The JVM did not answer within " + THREADS_LIMIT.toSeconds() + " s.", pid);
      }
      return answer.get().good()
          ? new Threads(true, answer.get().text())
          : byKernel("The JVM could not be asked: " + answer.get().text().strip(), pid);
    }

    static Threads unasked(long pid) {
      return byKernel("There is no jcmd beside java, so the JVM could not be asked.", pid);
    }

    private static Threads byKernel(String why, long pid) {
      return new Threads(
          false, why + " This is what the kernel says.\n\n" + new KernelView(pid).text());
    }
  }
}
