package org.troupe.samples.thumbnails.web;

import java.util.Optional;
import org.troupe.samples.thumbnails.album.PictureHeader;

/**
 * A file as it was sent.
 *
 * @param title what its sender calls it, if anything
 * @param fileName its name on the sender's machine, if known
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from hand to hand once, never compared.
record Upload(byte[] content, Optional<String> title, Optional<String> fileName) {
  private static final int LONGEST_TITLE = 200;

  Upload(byte[] content, String title, String fileName) {
    this(content, text(title), text(fileName));
  }

  /** Its sender's title, else the one in the picture, else one made of the file's name. */
  String title(PictureHeader header) {
    String title =
        this.title.or(header::title).or(() -> fileName.map(Upload::words)).orElse("Untitled");
    return title.substring(0, Math.min(title.length(), LONGEST_TITLE));
  }

  private static String words(String fileName) {
    String words =
        fileName
            .replaceFirst(".*[/\\\\]", "")
            .replaceFirst("\\.[A-Za-z]{3,4}$", "")
            .replaceAll("[_\\s-]+", " ")
            .strip();
    return words.isEmpty()
        ? "Untitled"
        : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
  }

  private static Optional<String> text(String given) {
    return Optional.ofNullable(given)
        .map(text -> text.replaceAll("\\p{Cntrl}+", " ").strip())
        .filter(text -> !text.isEmpty());
  }
}
