package org.troupe.cli.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/**
 * What the controller answered: the JSON as it came, for scripts, and what it means here.
 *
 * @param <T> what it means
 */
public final class Answer<T> {

  private final HttpResponse<byte[]> response;
  private final TypeReference<T> type;

  Answer(HttpResponse<byte[]> response, TypeReference<T> type) {
    this.response = response;
    this.type = type;
  }

  /** Without the fields that this version does not know. */
  public T value() {
    return AdminHttp.read(response, type);
  }

  /** With all its fields, also those that this version does not know. */
  public JsonNode json() {
    return AdminHttp.read(response, new TypeReference<>() {});
  }
}
