package org.troupe.adapter;

/** Brings notes to where they are read. One that cannot be brought is left out. */
interface NoteSender {

  void send(FailureNotes.Note note);

  /** Nothing more is sent. */
  void close();
}
