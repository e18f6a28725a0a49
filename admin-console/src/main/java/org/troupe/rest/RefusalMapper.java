package org.troupe.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.troupe.refusal.RefusedException;

/** Answers refusals with their code, sentence and hint. */
@Provider
public class RefusalMapper implements ExceptionMapper<RefusedException> {

  @Override
  public Response toResponse(RefusedException refusal) {
    return ProblemAnswer.of(refusal);
  }
}
