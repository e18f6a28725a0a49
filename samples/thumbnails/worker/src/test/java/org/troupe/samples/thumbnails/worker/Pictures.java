package org.troupe.samples.thumbnails.worker;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;

/** Pictures drawn for tests. */
final class Pictures {
  private Pictures() {}

  /** Four quarters of a different colour each: red, green / blue, yellow. */
  static BufferedImage quarters(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = picture.createGraphics();
    Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW};
    for (int i = 0; i < colours.length; i++) {
      canvas.setColor(colours[i]);
      canvas.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
    }
    canvas.dispose();
    return picture;
  }

  /** What a camera would store that was held so that this orientation of EXIF puts it right. */
  static BufferedImage stored(BufferedImage upright, int exif) {
    int width = exif >= 5 ? upright.getHeight() : upright.getWidth();
    int height = exif >= 5 ? upright.getWidth() : upright.getHeight();
    BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        stored.setRGB(x, y, upright(upright, exif, x, y));
      }
    }
    return stored;
  }

  // Where EXIF says that the stored pixel (x, y) is seen: written out from its table of where row 0
  // and column 0 are, apart from the code under test.
  private static int upright(BufferedImage picture, int exif, int x, int y) {
    int right = picture.getWidth() - 1;
    int bottom = picture.getHeight() - 1;
    return switch (exif) {
      case 1 -> picture.getRGB(x, y);
      case 2 -> picture.getRGB(right - x, y);
      case 3 -> picture.getRGB(right - x, bottom - y);
      case 4 -> picture.getRGB(x, bottom - y);
      case 5 -> picture.getRGB(y, x);
      case 6 -> picture.getRGB(right - y, x);
      case 7 -> picture.getRGB(right - y, bottom - x);
      case 8 -> picture.getRGB(y, bottom - x);
      default -> throw new IllegalArgumentException("not of EXIF: " + exif);
    };
  }

  static byte[] jpeg(BufferedImage picture) {
    return encoded(picture, "jpeg");
  }

  static byte[] png(BufferedImage picture) {
    return encoded(picture, "png");
  }

  /** The JPEG file with an EXIF segment that holds nothing but the orientation. */
  static byte[] withOrientation(byte[] jpeg, int exif) {
    ByteBuffer tiff = ByteBuffer.allocate(26);
    tiff.putShort((short) 0x4D4D).putShort((short) 42).putInt(8);
    tiff.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) exif).putShort((short) 0).putInt(0);
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + 36);
    file.put(jpeg, 0, 2);
    file.putShort((short) 0xFFE1).putShort((short) 34).putInt(0x45786966).putShort((short) 0);
    file.put(tiff.array()).put(jpeg, 2, jpeg.length - 2);
    return file.array();
  }

  static BufferedImage decoded(byte[] file) {
    try {
      return ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] encoded(BufferedImage picture, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
