package org.troupe.cli.context;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.troupe.cli.client.Json;
import org.troupe.cli.platform.PlatformException;
import org.troupe.cli.platform.PrivateFile;

/**
 * The platforms that somebody has logged in to, with one of them in use or none. They are kept in
 * {@code contexts.json}, which only its owner may read, for it holds tokens.
 */
public final class Contexts {

  /** Stands for the platform in the data directory of this machine; it needs no login. */
  public static final String LOCAL = "local";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private final Path file;

  /**
   * @param directory the directory for them; made when it is needed
   */
  public Contexts(Path directory) {
    this.file = directory.resolve("contexts.json");
  }

  /** Those of {@code $XDG_CONFIG_HOME/troupe}, or of {@code ~/.config/troupe} without it. */
  public static Contexts of(Map<String, String> environment) {
    String given = environment.getOrDefault("XDG_CONFIG_HOME", "");
    // By its specification, what is not absolute does not count.
    Path configuration =
        given.startsWith("/")
            ? Path.of(given)
            : Path.of(System.getProperty("user.home"), ".config");
    return new Contexts(configuration.resolve("troupe"));
  }

  public Path file() {
    return file;
  }

  /** All of them, in order of their names. */
  public List<Context> all() throws IOException {
    return read().contexts();
  }

  /** The one in use; empty if it is the platform on this machine. */
  public Optional<Context> inUse() throws IOException {
    Kept kept = read();
    return kept.contexts().stream()
        .filter(context -> context.name().equals(kept.inUse()))
        .findFirst();
  }

  /**
   * One of them; empty for {@link #LOCAL}.
   *
   * @throws PlatformException if there is none of this name
   */
  public Optional<Context> named(String name) throws IOException {
    if (name.equals(LOCAL)) {
      return Optional.empty();
    }
    List<Context> all = all();
    return Optional.of(
        all.stream()
            .filter(context -> context.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name, all)));
  }

  /**
   * Keeps a context and takes it into use; one of its name and address is replaced.
   *
   * @throws PlatformException if its name cannot be one, or is another platform's
   */
  public void add(Context fresh) throws IOException {
    if (!NAME.matcher(fresh.name()).matches() || fresh.name().equals(LOCAL)) {
      throw new PlatformException(
          "'" + fresh.name() + "' cannot be the name of a context",
          "Give --name: letters, digits, '.', '_' and '-', but not " + LOCAL);
    }
    List<Context> contexts = new ArrayList<>(all());
    for (Context known : contexts) {
      if (known.name().equals(fresh.name()) && !known.address().equals(fresh.address())) {
        throw new PlatformException(
            "there is a context " + known + " already",
            "Give another --name, or troupe contexts remove " + known.name());
      }
    }
    contexts.removeIf(known -> known.name().equals(fresh.name()));
    contexts.add(fresh);
    contexts.sort(Comparator.comparing(Context::name));
    write(new Kept(fresh.name(), contexts));
  }

  /** Takes one into use. */
  public void use(String name) throws IOException {
    String inUse = named(name).map(Context::name).orElse(null);
    write(new Kept(inUse, all()));
  }

  /** Forgets one and its token; was it in use, then the platform on this machine is now. */
  public void remove(String name) throws IOException {
    Context leaving =
        named(name)
            .orElseThrow(
                () ->
                    new PlatformException(
                        LOCAL + " cannot be removed: it is the platform on this machine", ""));
    Kept kept = read();
    List<Context> contexts = new ArrayList<>(kept.contexts());
    contexts.remove(leaving);
    write(new Kept(name.equals(kept.inUse()) ? null : kept.inUse(), contexts));
  }

  private Kept read() throws IOException {
    if (!Files.exists(file)) {
      return new Kept(null, List.of());
    }
    try {
      return Json.MAPPER.readValue(OwnersFile.text(file), Kept.class);
    } catch (JacksonException e) {
      throw new PlatformException(
          file + " is damaged: " + e.getOriginalMessage(),
          "Correct it, or delete it and log in again");
    }
  }

  private void write(Kept kept) throws IOException {
    Path directory = file.getParent();
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    String text = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(kept);
    PrivateFile.write(file, text + "\n");
  }

  private static PlatformException unknown(String name, List<Context> all) {
    List<String> names = new ArrayList<>(List.of(LOCAL));
    all.forEach(context -> names.add(context.name()));
    return new PlatformException(
        "there is no context '" + name + "'",
        "There are " + String.join(", ", names) + "; troupe login makes one");
  }

  /** As it is in the file. */
  private record Kept(String inUse, List<Context> contexts) {
    Kept {
      contexts = contexts == null ? List.of() : List.copyOf(contexts);
    }
  }
}
