package org.troupe.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.troupe.servicepackage.StoredPackage;
import org.troupe.servicepackage.StoredPackages;
import org.troupe.wire.PackageView;

/** Packages, sent as they are. */
@Path("packages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PackagesResource {

  @Inject private StoredPackages packages;

  @HeaderParam("Repr-Digest")
  private String reprDigest;

  @HeaderParam("Content-Digest")
  private String contentDigest;

  @HeaderParam(HttpHeaders.CONTENT_LENGTH)
  private String length;

  @HeaderParam(HttpHeaders.CONTENT_ENCODING)
  private String encoding;

  /** Takes a package in; the body goes to the disk as it comes. */
  @POST
  @Consumes({"application/zip", MediaType.APPLICATION_OCTET_STREAM})
  public Response upload(InputStream body) throws IOException {
    UploadHeaders headers = UploadHeaders.parse(reprDigest, contentDigest, length, encoding);
    StoredPackage stored = packages.store(new UploadBody(body), headers.sha256());
    return Response.status(Response.Status.CREATED).entity(view(stored)).build();
  }

  private static PackageView view(StoredPackage stored) {
    return new PackageView(
        stored.id(),
        stored.service(),
        stored.version(),
        stored.bytes(),
        stored.warnings().stream().map(ProblemAnswer::view).toList());
  }
}
