package org.troupe.samples.thumbnails.worker;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import javax.imageio.spi.IIORegistry;

/**
 * Lends the server a better JPEG reader for as long as this application is deployed: unlike the
 * JDK's own it knows CMYK and forgives the oddities of cameras. A startup singleton is there before
 * the first message is, and takes the reader back, which would otherwise hold the application.
 */
@Singleton
@Startup
public class JpegPlugin {
  private final JPEGImageReaderSpi reader = new JPEGImageReaderSpi();

  @PostConstruct
  void lend() {
    IIORegistry.getDefaultInstance().registerServiceProvider(reader);
  }

  @PreDestroy
  void takeBack() {
    IIORegistry.getDefaultInstance().deregisterServiceProvider(reader);
  }
}
