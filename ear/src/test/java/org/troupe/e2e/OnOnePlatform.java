package org.troupe.e2e;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives tests the one {@link TestPlatform} of the run, up and settled; keeps the logs of those that
 * fail; and stops it after the last of them.
 */
final class OnOnePlatform
    implements BeforeEachCallback, ParameterResolver, TestExecutionExceptionHandler {

  private static final Namespace NAMESPACE = Namespace.create(OnOnePlatform.class);

  /** In the root's store, which is closed when the last test has ended. */
  private record Shared(TestPlatform platform) implements AutoCloseable {

    @Override
    public void close() {
      platform.stop();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    try {
      platform(context).ensureUp();
    } catch (IOException | RuntimeException | AssertionError e) {
      keepEvidence(context);
      throw e;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestPlatform.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return platform(context);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    keepEvidence(context);
    throw failure;
  }

  private static void keepEvidence(ExtensionContext context) throws IOException {
    String test =
        context.getRequiredTestClass().getSimpleName()
            + "."
            + context.getRequiredTestMethod().getName();
    new Evidence(platform(context).directory()).keep(test);
  }

  private static TestPlatform platform(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Shared.class, type -> start(), Shared.class)
        .platform();
  }

  private static Shared start() {
    Path distribution = Path.of(System.getProperty("troupe.distribution"));
    try {
      return new Shared(new TestPlatform(distribution, distribution.resolveSibling("e2e")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
