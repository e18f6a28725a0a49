package org.troupe.samples.postoffice;

import jakarta.annotation.Resource;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Marks letters as sorted. */
@Named
@Dependent
public class SortedLetters extends AbstractItemWriter {

  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource database;

  @Override
  public void writeItems(List<Object> ids) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("UPDATE journal SET sorted = true WHERE id = ?")) {
      for (Object id : ids) {
        statement.setLong(1, (Long) id);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
