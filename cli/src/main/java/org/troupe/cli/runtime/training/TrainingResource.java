package org.troupe.cli.runtime.training;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** REST with JSON both ways, validation, injection. */
@Path("/notes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TrainingResource {

  @Inject private TrainingNotes notes;
  @Inject private TrainingState state;

  @GET
  public List<TrainingNote> all() {
    return notes.all();
  }

  @POST
  public JsonObject write(@Valid TrainingNote note) {
    notes.write(note);
    return Json.createObjectBuilder().add("written", state.written()).build();
  }
}
