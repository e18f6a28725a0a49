package bench;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The application's resources lie below {@code /api}. */
@ApplicationPath("api")
public class Api extends Application {}
