package org.troupe.cli;

import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands and their parts, and hands their surroundings to those that look round. */
final class Parts implements IFactory {

  private final IFactory others = CommandLine.defaultFactory();
  private final Map<Class<?>, Supplier<?>> looking;

  Parts(Surroundings surroundings) {
    this.looking =
        Map.of(
            PlatformChoice.class, () -> new PlatformChoice(surroundings),
            StatusCommand.class, () -> new StatusCommand(surroundings),
            LoginCommand.class, () -> new LoginCommand(surroundings),
            ContextsCommand.class, () -> new ContextsCommand(surroundings),
            ContextsCommand.Use.class, () -> new ContextsCommand.Use(surroundings),
            ContextsCommand.Remove.class, () -> new ContextsCommand.Remove(surroundings));
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    Supplier<?> known = looking.get(type);
    return known == null ? others.create(type) : type.cast(known.get());
  }
}
