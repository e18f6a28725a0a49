package org.troupe.it;

import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;

/**
 * The Payara Micro of the adapter, whose list of servlets is whole.
 *
 * <p>The adapter reads the server's output while it is being written, and is satisfied as soon as
 * the ports are there. Where the lines after them come later, it knows of no servlet, and each test
 * of the class fails with "ArquillianServletRunnerEE9 not found". The one servlet that Arquillian
 * asks for is in every archive that it deploys, at a place that the archive's name says.
 */
public final class WholeListingContainer extends PayaraMicroDeployableContainer {

  static final String RUNNER = "ArquillianServletRunnerEE9";

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    ProtocolMetaData listed = super.deploy(archive);
    complete(listed, archive.getName());
    return listed;
  }

  static void complete(ProtocolMetaData listed, String archive) {
    for (HTTPContext context : listed.getContexts(HTTPContext.class)) {
      if (context.getServletByName(RUNNER) == null) {
        context.add(new Servlet(RUNNER, "/" + archive.replaceFirst("\\.war$", "")));
      }
    }
  }

  /** Puts it in the place of the adapter's. */
  public static final class Extension implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
      builder.override(
          DeployableContainer.class,
          PayaraMicroDeployableContainer.class,
          WholeListingContainer.class);
    }
  }
}
