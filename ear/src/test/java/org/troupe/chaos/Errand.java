package org.troupe.chaos;

import java.io.IOException;

/**
 * A change that somebody asks for while the traffic goes on.
 *
 * @param name its name
 * @param preparation done before
 * @param work what is done under traffic
 * @param tidying done after
 */
record Errand(String name, Work preparation, Work work, Work tidying) implements Fault {

  /** Something to do with a platform. */
  interface Work {

    void on(ChaosPlatform platform) throws IOException;
  }

  /** One that needs neither preparation nor tidying. */
  static Errand of(String name, Work work) {
    return new Errand(name, platform -> {}, work, platform -> {});
  }

  @Override
  public void prepare(ChaosPlatform platform) throws IOException {
    preparation.on(platform);
  }

  @Override
  public InTheAir strike(ChaosPlatform platform) throws IOException {
    work.on(platform);
    return InTheAir.nothing();
  }

  @Override
  public void cleanUp(ChaosPlatform platform) throws IOException {
    tidying.on(platform);
  }
}
