package org.troupe.agent;

/**
 * What became of an order.
 *
 * @param done whether it is carried out
 * @param detail what it waits for if not, in words for an operator; may say more if so
 */
record Outcome(boolean done, String detail) {

  /** As JSON, in which the first field has that name. */
  String json(String field) {
    return "{\"" + field + "\":" + done + ",\"detail\":" + ReportJson.quoted(detail) + "}";
  }
}
