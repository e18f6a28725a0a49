package org.troupe.it.process.app;

import jakarta.annotation.Resource;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Writes a row for each number, slowly if it shall, and says so. */
@Dependent
@Named
public class RowWriter extends AbstractItemWriter {

  private static final Logger LOG = Logger.getLogger(RowWriter.class.getName());

  @Inject @BatchProperty private String name;

  @Inject @BatchProperty private String pause;

  @Resource private DataSource byDefault;

  @Override
  public void writeItems(List<Object> items) throws SQLException, InterruptedException {
    TimeUnit.MILLISECONDS.sleep(Long.parseLong(pause));
    try (Connection connection = byDefault.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into job_row (name, item) values (?, ?)")) {
      for (Object item : items) {
        insert.setString(1, name);
        insert.setInt(2, (Integer) item);
        insert.executeUpdate();
      }
    }
    LOG.info("wrote " + items.size() + " rows of " + name);
  }
}
