package org.troupe.servicepackage;

import org.troupe.refusal.RefusedException;

/** There is no package with this id. */
public class UnknownPackageException extends RefusedException {

  UnknownPackageException(String id) {
    super(
        "PACKAGE_UNKNOWN",
        "there is no package '" + id + "'",
        "upload it first; its id is in the answer");
  }
}
