// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.jdbc.JdbcException;
import org.jspecify.annotations.Nullable;

/** Runs fixed statements with parameters; no value ever becomes part of a statement's text. */
final class Sql {
  private Sql() {}

  /** Makes one thing of the row at hand. */
  interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  static <T> List<T> list(Connection connection, String sql, Mapper<T> mapper, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      var list = new ArrayList<T>();
      while (rows.next()) {
        list.add(mapper.map(rows));
      }
      return List.copyOf(list);
    }
  }

  static <T> Optional<T> first(Connection connection, String sql, Mapper<T> mapper, Object... parameters)
      throws SQLException {
    return list(connection, sql, mapper, parameters).stream().findFirst();
  }

  private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  /** What went wrong, without H2's statement text and without a full stop. */
  static String reason(Throwable problem) {
    Throwable deepest = problem;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = deepest instanceof JdbcException h2 ? h2.getOriginalMessage() : deepest.getMessage();
    String line = message == null ? deepest.getClass().getSimpleName() : message.lines().findFirst().orElse("");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
