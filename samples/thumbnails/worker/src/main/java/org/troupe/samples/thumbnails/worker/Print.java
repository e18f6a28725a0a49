package org.troupe.samples.thumbnails.worker;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.troupe.samples.thumbnails.album.MediaType;
import org.troupe.samples.thumbnails.album.Thumbnail;
import org.troupe.samples.thumbnails.album.ThumbnailSize;

/**
 * A picture ready to be kept: JPEG, or PNG where it has transparent parts.
 *
 * @param width in pixels
 * @param height in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from hand to hand once, never compared.
record Print(MediaType mediaType, int width, int height, byte[] content) {
  private static final float JPEG_QUALITY = 0.86f;

  static Print of(BufferedImage picture) {
    boolean transparent = picture.getColorModel().hasAlpha();
    MediaType type = transparent ? MediaType.PNG : MediaType.JPEG;
    return new Print(type, picture.getWidth(), picture.getHeight(), encode(picture, type));
  }

  Thumbnail as(String photoId, ThumbnailSize size) {
    return new Thumbnail(photoId, size, mediaType, width, height, content);
  }

  private static byte[] encode(BufferedImage picture, MediaType type) {
    ImageWriter writer = ImageIO.getImageWritersByMIMEType(type.mimeType()).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (type == MediaType.JPEG) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(JPEG_QUALITY);
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.write(null, new IIOImage(picture, null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // In memory: out of reach of disks and networks.
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
