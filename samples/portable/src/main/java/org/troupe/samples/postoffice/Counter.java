package org.troupe.samples.postoffice;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Takes what people bring, and answers once it is in the mail. */
@Path("/")
@RequestScoped
@Transactional
public class Counter {

  @Inject private JMSContext mail;

  @Resource(lookup = "java:app/jms/Letters")
  private Queue letters;

  /** No part of the application defines this one: an administrator is expected to have made it. */
  @Resource(lookup = "jms/Telegrams")
  private Queue telegrams;

  /** Posts a letter. */
  @PUT
  @Path("letters/{number}")
  public Response letter(@PathParam("number") long number) {
    mail.createProducer().send(letters, Long.toString(number));
    return Response.accepted().build();
  }

  /** Sends a telegram. */
  @PUT
  @Path("telegrams/{number}")
  public Response telegram(@PathParam("number") long number) {
    mail.createProducer().send(telegrams, Long.toString(number));
    return Response.accepted().build();
  }
}
