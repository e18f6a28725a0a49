package org.troupe.samples.thumbnails.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Roots the REST resources. */
@ApplicationPath("api")
public class Api extends Application {}
