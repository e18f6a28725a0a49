package org.troupe.samples.thumbnails.worker;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import org.troupe.samples.thumbnails.album.Orientation;

/** Turns and mirrors a picture's pixels, exactly, so that it stands upright. */
final class Turn {
  private Turn() {}

  static BufferedImage upright(BufferedImage picture, Orientation orientation) {
    if (orientation == Orientation.UPRIGHT) {
      return picture;
    }
    int width = orientation.swapsSides() ? picture.getHeight() : picture.getWidth();
    int height = orientation.swapsSides() ? picture.getWidth() : picture.getHeight();
    BufferedImage upright = new BufferedImage(width, height, picture.getType());
    AffineTransform turn = new AffineTransform();
    turn.translate(width / 2.0, height / 2.0);
    turn.quadrantRotate(orientation.quarterTurns());
    turn.scale(orientation.mirrored() ? -1 : 1, 1);
    turn.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
    Graphics2D canvas = upright.createGraphics();
    canvas.drawImage(picture, turn, null);
    canvas.dispose();
    return upright;
  }
}
