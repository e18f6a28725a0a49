package org.troupe.samples.thumbnails.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.troupe.samples.thumbnails.album.Photo;
import org.troupe.samples.thumbnails.album.Photos;
import org.troupe.samples.thumbnails.album.PictureFile;
import org.troupe.samples.thumbnails.album.ThumbnailFrame;
import org.troupe.samples.thumbnails.album.ThumbnailSize;

/** The photographs and their pictures. */
@Path("photos")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PhotosResource {
  private static final int MOST_LISTED = 500;

  @Inject private Photos photos;
  @Inject private Arrivals arrivals;
  @Inject private UploadLimits limits;

  /** The newest photographs first. */
  @GET
  public List<PhotoView> list(@QueryParam("limit") @DefaultValue("200") int limit) {
    List<Photo> newest = photos.newest(Math.max(1, Math.min(limit, MOST_LISTED)));
    Map<String, List<ThumbnailFrame>> frames =
        photos.frames(newest.stream().map(Photo::id).toList());
    return newest.stream()
        .map(photo -> PhotoView.of(photo, frames.getOrDefault(photo.id(), List.of())))
        .toList();
  }

  @GET
  @Path("{id}")
  public PhotoView one(@PathParam("id") String id) {
    return photos
        .find(id)
        .map(photo -> PhotoView.of(photo, photos.frames(List.of(id)).getOrDefault(id, List.of())))
        .orElseThrow(() -> new UnknownPhotoException("There is no photograph with this id."));
  }

  /** Takes the body as the picture, whatever its content type says: its first bytes tell. */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Response add(
      InputStream body, @QueryParam("title") String title, @QueryParam("name") String fileName)
      throws IOException {
    return take(new Upload(limits.read(body), title, fileName));
  }

  /** Takes a form with one file part {@code photo} and, if it likes, a part {@code title}. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response add(List<EntityPart> parts) throws IOException {
    return take(PhotoForm.read(parts, limits));
  }

  @DELETE
  @Path("{id}")
  public void remove(@PathParam("id") String id) {
    arrivals.remove(id);
  }

  @GET
  @Path("{id}/original")
  @Produces(MediaType.WILDCARD)
  public Response original(@PathParam("id") String id) {
    return photos
        .original(id)
        .map(PhotosResource::picture)
        .orElseThrow(() -> new UnknownPhotoException("There is no photograph with this id."));
  }

  @GET
  @Path("{id}/thumbnail/{size}")
  @Produces(MediaType.WILDCARD)
  public Response thumbnail(@PathParam("id") String id, @PathParam("size") String size) {
    return ThumbnailSize.ofPath(size)
        .flatMap(known -> photos.thumbnail(id, known))
        .map(PhotosResource::picture)
        .orElseThrow(() -> new UnknownPhotoException("There is no such thumbnail (yet)."));
  }

  private Response take(Upload upload) {
    Photo photo = arrivals.take(upload, limits.admit(upload.content()));
    return Response.created(URI.create("photos/" + photo.id()))
        .entity(PhotoView.of(photo, List.of()))
        .build();
  }

  // An id's pictures never change, so whoever has one need not ask again.
  private static Response picture(PictureFile file) {
    return Response.ok(file.content(), file.mediaType().mimeType())
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .build();
  }
}
