package org.troupe.samples.thumbnails.album;

/**
 * How a picture's stored pixels have to be turned to stand upright: EXIF's values 1 to 8. Each is a
 * mirroring at the vertical axis (or none), followed by a number of clockwise quarter turns.
 */
public enum Orientation {
  UPRIGHT(1, false, 0),
  MIRRORED(2, true, 0),
  UPSIDE_DOWN(3, false, 2),
  MIRRORED_UPSIDE_DOWN(4, true, 2),
  MIRRORED_LEFT(5, true, 3),
  TURN_RIGHT(6, false, 1),
  MIRRORED_RIGHT(7, true, 1),
  TURN_LEFT(8, false, 3);

  private final int exif;
  private final boolean mirrored;
  private final int quarterTurns;

  Orientation(int exif, boolean mirrored, int quarterTurns) {
    this.exif = exif;
    this.mirrored = mirrored;
    this.quarterTurns = quarterTurns;
  }

  /**
   * The orientation for a value of EXIF's tag; {@link #UPRIGHT} for any that EXIF does not know.
   */
  public static Orientation ofExif(int value) {
    for (Orientation orientation : values()) {
      if (orientation.exif == value) {
        return orientation;
      }
    }
    return UPRIGHT;
  }

  /** Whether the stored pixels are to be mirrored, left to right, before they are turned. */
  public boolean mirrored() {
    return mirrored;
  }

  /** Clockwise quarter turns, 0 to 3, after the mirroring. */
  public int quarterTurns() {
    return quarterTurns;
  }

  /** Whether width and height change places. */
  public boolean swapsSides() {
    return quarterTurns % 2 == 1;
  }
}
