package org.troupe.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.junit.jupiter.api.Test;

class WholeListingContainerTest {

  private final HTTPContext context = new HTTPContext("localhost", 8669);
  private final ProtocolMetaData listed = new ProtocolMetaData().addContext(context);

  @Test
  void theRunnerIsFoundThoughTheServerHadNotYetListedIt() {
    WholeListingContainer.complete(listed, "management.war");
    assertThat(context.getServletByName(WholeListingContainer.RUNNER).getFullURI())
        .hasToString("http://localhost:8669/management/ArquillianServletRunnerEE9");
  }

  @Test
  void whatTheServerListedStays() {
    context.add(new Servlet(WholeListingContainer.RUNNER, "/elsewhere"));
    WholeListingContainer.complete(listed, "management.war");
    assertThat(context.getServlets()).hasSize(1);
    assertThat(context.getServletByName(WholeListingContainer.RUNNER).getContextRoot())
        .isEqualTo("/elsewhere");
  }
}
