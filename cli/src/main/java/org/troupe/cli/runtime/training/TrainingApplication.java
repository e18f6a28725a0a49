package org.troupe.cli.runtime.training;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Where the training's REST begins. */
@ApplicationPath("/rest")
public class TrainingApplication extends Application {}
