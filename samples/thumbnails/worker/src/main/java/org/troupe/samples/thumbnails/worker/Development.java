package org.troupe.samples.thumbnails.worker;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.troupe.samples.thumbnails.album.Photo;
import org.troupe.samples.thumbnails.album.Photos;
import org.troupe.samples.thumbnails.album.PictureFile;
import org.troupe.samples.thumbnails.album.ThumbnailSize;

/** How prints are made and kept, in the sizes that the settings say. */
@Dependent
public class Development {
  private final Photos photos;
  private final Prints prints;

  @Inject
  Development(
      Photos photos,
      @ConfigProperty(name = "SmallSize", defaultValue = "320") int small,
      @ConfigProperty(name = "LargeSize", defaultValue = "1280") int large) {
    this.photos = photos;
    this.prints = new Prints(small, large);
  }

  Prints.Pair printsOf(PictureFile original) {
    return prints.of(original.content());
  }

  /** Needs a transaction. */
  void keep(Photo photo, Prints.Pair pair) {
    photos.keep(pair.small().as(photo.id(), ThumbnailSize.SMALL));
    photos.keep(pair.large().as(photo.id(), ThumbnailSize.LARGE));
  }
}
