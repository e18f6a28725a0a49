package org.troupe.samples.postoffice;

import jakarta.annotation.Resource;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads the ids of letters, in their order; a checkpoint is the last of them. */
@Named
@Dependent
public class UnsortedLetters extends AbstractItemReader {

  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource database;

  private long last;

  @Override
  public void open(Serializable checkpoint) {
    last = checkpoint == null ? 0 : (Long) checkpoint;
  }

  @Override
  public Object readItem() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT min(id) FROM journal"
                    + " WHERE kind = 'letter' AND sorted IS NULL AND id > ?")) {
      statement.setLong(1, last);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        long id = row.getLong(1);
        last = Math.max(last, id);
        return id == 0 ? null : id;
      }
    }
  }

  @Override
  public Serializable checkpointInfo() {
    return last;
  }
}
