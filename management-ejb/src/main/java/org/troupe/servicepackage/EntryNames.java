package org.troupe.servicepackage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The names in one zip: each leads into the zip's own directory, and no two to the same place, on
 * whatever file system.
 */
final class EntryNames {

  private static final int LONGEST_NAME = 1024;
  private static final int LONGEST_PART = 255;
  private static final int DEEPEST = 32;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

  private record Place(String name, boolean directory) {}

  private final String label;
  private final Map<String, Place> places = new HashMap<>();

  /**
   * No names yet.
   *
   * @param label what to call the zip when it is at fault
   */
  EntryNames(String label) {
    this.label = label;
  }

  /**
   * Takes the name of an entry.
   *
   * @throws PackageRefusedException if it is not acceptable, or taken already
   */
  void add(ZipEntryHeader entry) {
    String path =
        entry.isDirectory() ? entry.name().substring(0, entry.name().length() - 1) : entry.name();
    checkCharacters(path);
    checkParts(path);
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      take(new Place(path.substring(0, slash), true));
    }
    take(new Place(path, entry.isDirectory()));
  }

  private void checkCharacters(String path) {
    if (path.codePoints().anyMatch(EntryNames::isUnprintable)) {
      throw refused(PackageFault.ENTRY_NAME, path, "holds control characters");
    }
    if (path.indexOf('\\') >= 0) {
      throw refused(
          PackageFault.PATH_ESCAPE, path, "holds a backslash; write / between directories");
    }
    if (path.getBytes(UTF_8).length > LONGEST_NAME) {
      throw refused(PackageFault.ENTRY_NAME, path, "is longer than " + LONGEST_NAME + " bytes");
    }
  }

  private void checkParts(String path) {
    if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
      throw refused(PackageFault.PATH_ESCAPE, path, "is an absolute path");
    }
    List<String> parts = List.of(path.split("/", -1));
    if (parts.size() > DEEPEST) {
      throw refused(PackageFault.ENTRY_NAME, path, "is more than " + DEEPEST + " directories deep");
    }
    for (String part : parts) {
      switch (part) {
        case ".." -> throw refused(PackageFault.PATH_ESCAPE, path, "leads out of the package");
        case "", "." -> throw refused(PackageFault.ENTRY_NAME, path, "has an empty part");
        default -> {
          if (part.getBytes(UTF_8).length > LONGEST_PART) {
            throw refused(
                PackageFault.ENTRY_NAME, path, "has a part longer than " + LONGEST_PART + " bytes");
          }
        }
      }
    }
  }

  /** A directory may be named as often as one likes, in the same letters. */
  private void take(Place place) {
    Place taken = places.putIfAbsent(place.name().toLowerCase(Locale.ROOT), place);
    if (taken != null && !(place.directory() && taken.equals(place))) {
      throw refused(
          PackageFault.DUPLICATE, place.name(), "is in the way of '" + shown(taken.name()) + "'");
    }
  }

  private static boolean isUnprintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private PackageRefusedException refused(PackageFault fault, String path, String why) {
    return new PackageRefusedException(fault, label, "'" + shown(path) + "' in it " + why);
  }

  /** The name as it can be shown to a user: short, and without what moves a cursor. */
  private static String shown(String path) {
    StringBuilder shown = new StringBuilder();
    path.codePoints()
        .limit(200)
        .map(character -> isUnprintable(character) ? '?' : character)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }
}
