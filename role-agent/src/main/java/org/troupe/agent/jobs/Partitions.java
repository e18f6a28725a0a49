package org.troupe.agent.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Into how many partitions steps were cut. The batch runtime does not tell; but it keeps each
 * partition as a job instance of its own, called {@code :<job instance>:<step>:<number>}.
 */
final class Partitions {

  private static final int SECONDS = 5;

  /** Those of a job are made after it. */
  private static final String NAMES =
      "select name from public.troupe_batch_jobinstancedata where jobinstanceid > ? and"
          + " starts_with(name, ?)";

  private Partitions() {}

  /** By step: how many; steps that are not cut are not there. */
  static Map<String, Integer> of(DataSource repository, long jobInstance) throws SQLException {
    String prefix = ":" + jobInstance + ":";
    try (Connection connection = repository.getConnection();
        PreparedStatement select = connection.prepareStatement(NAMES)) {
      select.setQueryTimeout(SECONDS);
      select.setLong(1, jobInstance);
      select.setString(2, prefix);
      List<String> names = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
      return counted(prefix, names);
    }
  }

  /** Of a job that was restarted, a partition may be there several times. */
  static Map<String, Integer> counted(String prefix, List<String> names) {
    Map<String, Set<String>> numbers = new HashMap<>();
    for (String name : names) {
      int colon = name.lastIndexOf(':');
      if (colon > prefix.length()) {
        numbers
            .computeIfAbsent(name.substring(prefix.length(), colon), step -> new HashSet<>())
            .add(name.substring(colon + 1));
      }
    }
    Map<String, Integer> counted = new HashMap<>();
    numbers.forEach((step, all) -> counted.put(step, all.size()));
    return counted;
  }
}
