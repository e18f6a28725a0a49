package org.troupe.it.process.app;

import jakarta.annotation.Resource;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** Shows what an application gets from its surroundings. */
@WebServlet("/show/*")
public class ShowServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Resource(lookup = "jdbc/service")
  private transient DataSource service;

  @Resource private transient DataSource byDefault;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = request.getParameter("name");
    String shown =
        switch (request.getPathInfo()) {
          case "/config" ->
              ConfigProvider.getConfig().getOptionalValue(name, String.class).orElse("(none)");
          case "/environment" -> String.valueOf(System.getenv(name));
          case "/service-database" -> database(service);
          case "/default-database" -> database(byDefault);
          default -> "unknown";
        };
    response.getWriter().print(shown);
  }

  private static String database(DataSource source) throws IOException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select current_user")) {
      row.next();
      return connection.getMetaData().getDatabaseProductName() + " as " + row.getString(1);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
