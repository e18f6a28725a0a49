package org.troupe.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.troupe.deployment.Slot;
import org.troupe.queue.SlotQueues;
import org.troupe.wire.MessagesChanged;
import org.troupe.wire.QueueMessagesView;
import org.troupe.wire.QueueView;

/** The queues of a slot, what waits in them, and their dead letters. */
@Path("services/{service}/slots/{slot}/queues")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QueuesResource {

  @PathParam("service")
  private String service;

  @PathParam("slot")
  private String slot;

  @Inject private SlotQueues queues;

  /** All of them, by name. */
  @GET
  public List<QueueView> all() {
    return queues.all(service, slot());
  }

  /** A page of messages; without their bodies unless asked for. */
  @GET
  @Path("{queue}/messages")
  public QueueMessagesView messages(
      @PathParam("queue") String queue,
      @QueryParam("which") @DefaultValue("waiting") String which,
      @QueryParam("limit") @DefaultValue("20") String limit,
      @QueryParam("after") @DefaultValue("0") String after,
      @QueryParam("bodies") @DefaultValue("false") String bodies) {
    MessagePage page = MessagePage.parse(which, limit, after, bodies);
    return page.dead()
        ? queues.dead(service, slot(), queue, page.after(), page.limit(), page.bodies())
        : queues.waiting(service, slot(), queue, page.after(), page.limit(), page.bodies());
  }

  /** Sends all dead letters anew, to who holds the slot now. */
  @POST
  @Path("{queue}/dead-letters/retry")
  public MessagesChanged retryAll(@PathParam("queue") String queue) {
    return new MessagesChanged(queues.retry(service, slot(), queue, Optional.empty()));
  }

  /** Sends one dead letter anew. */
  @POST
  @Path("{queue}/dead-letters/{id}/retry")
  public MessagesChanged retry(@PathParam("queue") String queue, @PathParam("id") String id) {
    return new MessagesChanged(queues.retry(service, slot(), queue, Optional.of(id)));
  }

  /** Deletes all dead letters. */
  @DELETE
  @Path("{queue}/dead-letters")
  public MessagesChanged deleteAll(@PathParam("queue") String queue) {
    return new MessagesChanged(queues.delete(service, slot(), queue, Optional.empty()));
  }

  /** Deletes one dead letter. */
  @DELETE
  @Path("{queue}/dead-letters/{id}")
  public MessagesChanged delete(@PathParam("queue") String queue, @PathParam("id") String id) {
    return new MessagesChanged(queues.delete(service, slot(), queue, Optional.of(id)));
  }

  /** Gives nobody a message until it is resumed. */
  @POST
  @Path("{queue}/pause")
  public void pause(@PathParam("queue") String queue) {
    queues.pause(service, slot(), queue, true);
  }

  /** Gives messages again. */
  @POST
  @Path("{queue}/resume")
  public void resume(@PathParam("queue") String queue) {
    queues.pause(service, slot(), queue, false);
  }

  private Slot slot() {
    return SlotName.parse(slot);
  }
}
