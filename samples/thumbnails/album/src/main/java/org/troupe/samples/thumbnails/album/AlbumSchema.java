package org.troupe.samples.thumbnails.album;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Makes the tables where they are missing, at the start of every instance. Instances of both roles
 * and of both versions start at once on the same database, so they take turns by a lock of it.
 */
@Singleton
@Startup
public class AlbumSchema {
  private static final long LOCK = 7_482_201_865L;

  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource database;

  @PostConstruct
  void create() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        InputStream script = AlbumSchema.class.getResourceAsStream("album.sql")) {
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
      statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    } catch (SQLException e) {
      throw new IllegalStateException("The album's tables cannot be made", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
