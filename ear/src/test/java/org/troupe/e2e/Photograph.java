package org.troupe.e2e;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;

/**
 * A photograph as its camera stored it, and how it has to be turned; found out by other means than
 * the sample's own: ImageIO's metadata, and one matrix for each value of EXIF's tag.
 *
 * @param stored the pixels as they stand in the file
 * @param orientation EXIF's value, 1 to 8
 */
record Photograph(BufferedImage stored, int orientation) {

  private static final int APP1 = 0xE1;
  private static final int ORIENTATION_TAG = 0x0112;

  static Photograph read(byte[] jpeg) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(in);
      var tree = reader.getImageMetadata(0).getAsTree("javax_imageio_jpeg_image_1.0");
      return new Photograph(reader.read(0), orientation((IIOMetadataNode) tree));
    } finally {
      reader.dispose();
    }
  }

  private static int orientation(IIOMetadataNode metadata) {
    var segments = metadata.getElementsByTagName("unknown");
    for (int i = 0; i < segments.getLength(); i++) {
      IIOMetadataNode segment = (IIOMetadataNode) segments.item(i);
      if (Integer.parseInt(segment.getAttribute("MarkerTag")) == APP1
          && segment.getUserObject() instanceof byte[] content
          && new String(content, 0, 4, java.nio.charset.StandardCharsets.US_ASCII).equals("Exif")) {
        return inTiff(ByteBuffer.wrap(content, 6, content.length - 6).slice());
      }
    }
    return 1;
  }

  private static int inTiff(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory);
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (tiff.getShort(entry) == ORIENTATION_TAG) {
        return tiff.getShort(entry + 8);
      }
    }
    return 1;
  }

  /** Its pixels, turned so that the picture stands upright. */
  BufferedImage upright() {
    int width = stored.getWidth();
    int height = stored.getHeight();
    // The picture's upper left corner is, of the pixels as stored: 3 the lower right one, and so
    // on.
    AffineTransform turn =
        switch (orientation) {
          case 1 -> new AffineTransform();
          case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
          case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
          default -> throw new IllegalStateException("orientation " + orientation);
        };
    boolean swapped = orientation >= 5;
    BufferedImage upright =
        new BufferedImage(
            swapped ? height : width, swapped ? width : height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = upright.createGraphics();
    canvas.drawRenderedImage(stored, turn);
    canvas.dispose();
    return upright;
  }
}
