package org.troupe.samples.postoffice;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything is at the root. */
@ApplicationPath("/")
public class PostOffice extends Application {}
