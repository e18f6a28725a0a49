package org.troupe.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import org.troupe.instance.InstanceHost;
import org.troupe.instance.InstanceHost.LogPart;
import org.troupe.instance.InstanceKey;
import org.troupe.overview.ServiceOverviews;
import org.troupe.wire.ServiceView;

/** Logs of role instances, in parts. */
@Path("services/{service}/slots/{slot}/instances/{instance}/log")
@RequestScoped
public class InstanceLogResource {

  private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=UTF-8";

  @Inject private ServiceOverviews overviews;
  @Inject private InstanceHost host;

  /**
   * A part of the log; where it goes on stands in the header {@code Next-Offset}.
   *
   * @param offset in bytes; negative counts from the end
   * @param limit the most bytes to send, see {@link LogRange}
   */
  @GET
  @Produces(TEXT)
  public Response log(
      @PathParam("service") String service,
      @PathParam("slot") String slot,
      @PathParam("instance") String instance,
      @QueryParam("offset") @DefaultValue("0") String offset,
      @QueryParam("limit") @DefaultValue("65536") String limit)
      throws IOException {
    LogRange range = LogRange.parse(offset, limit);
    ServiceView view = overviews.require(service);
    InstanceKey key = InstancePath.resolve(view, SlotName.parse(slot), instance);
    LogPart part = read(key, range);
    return Response.ok(bytes(part.bytes()), TEXT).header("Next-Offset", part.nextOffset()).build();
  }

  private LogPart read(InstanceKey key, LogRange range) throws IOException {
    try {
      return host.log(key, range.offset(), range.limit());
    } catch (NoSuchFileException e) {
      throw InstancePath.unknown(key.name());
    }
  }

  private static StreamingOutput bytes(ByteBuffer part) {
    return out -> {
      byte[] bytes = new byte[part.remaining()];
      part.duplicate().get(bytes);
      out.write(bytes);
    };
  }
}
