package org.troupe.servicepackage;

/**
 * What a zip says of one entry.
 *
 * @param name as written, with slashes; ends with one if the entry is a directory
 * @param method {@link #STORED} or {@link #DEFLATED}
 * @param crc CRC-32 of its content
 * @param compressed bytes it takes in the zip
 * @param size bytes of its content
 * @param unixMode type and permissions; 0 if the writer gave none
 * @param start where in the file its own header begins
 * @param dataStart where in the file its bytes begin
 */
record ZipEntryHeader(
    String name,
    int method,
    long crc,
    long compressed,
    long size,
    int unixMode,
    long start,
    long dataStart) {

  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int LINK = 0120000;

  boolean isDirectory() {
    return name.endsWith("/");
  }

  /**
   * Whether it is anything but a plain file or a directory, such as a symbolic link or a device.
   * Older Maven plugins set all bits of a directory's mode: what is a directory by its name may be
   * anything but a link.
   */
  boolean isSpecial() {
    int type = unixMode & TYPE;
    return isDirectory() ? type == LINK : type != 0 && type != REGULAR;
  }
}
