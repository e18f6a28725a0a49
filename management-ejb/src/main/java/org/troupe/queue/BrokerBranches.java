package org.troupe.queue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.troupe.platform.ControllerConfig;

/** The broker's part in transactions that are prepared, and neither committed nor rolled back. */
public final class BrokerBranches implements AutoCloseable {

  private static final int ANSWER_LIMIT_MILLIS = 10_000;

  private final ServerLocator locator;
  private final ClientSession session;

  private BrokerBranches(ControllerConfig.Broker broker) throws Exception {
    locator = ActiveMQClient.createServerLocator("tcp://" + broker.host() + ":" + broker.port());
    locator.setInitialConnectAttempts(1).setReconnectAttempts(0);
    locator.setCallTimeout(ANSWER_LIMIT_MILLIS);
    try {
      session =
          locator
              .createSessionFactory()
              .createSession(broker.user(), broker.password(), true, false, false, false, 0);
    } catch (Exception e) {
      locator.close();
      throw e;
    }
  }

  /**
   * Connects as administrator, who sees all of them.
   *
   * @throws BrokerUnavailableException if the broker does not answer
   */
  public static BrokerBranches open(ControllerConfig.Broker broker) {
    try {
      return new BrokerBranches(broker);
    } catch (Exception e) {
      throw new BrokerUnavailableException("the broker does not answer", e);
    }
  }

  /**
   * One branch.
   *
   * @param xid as its coordinator made it
   */
  public record Branch(Xid xid) {

    /** The coordinator's name: what stands before the server's own words in the qualifier. */
    public String coordinator() {
      String qualifier = new String(xid.getBranchQualifier(), StandardCharsets.ISO_8859_1);
      return qualifier.substring(0, qualifier.indexOf('.') + 1);
    }

    /** What all branches of the transaction have in common. */
    public byte[] transaction() {
      return xid.getGlobalTransactionId();
    }

    /** Is its own among all. */
    @Override
    public String toString() {
      HexFormat hex = HexFormat.of();
      return hex.formatHex(transaction()) + ":" + hex.formatHex(xid.getBranchQualifier());
    }
  }

  /** All that are prepared now. */
  public List<Branch> prepared() {
    try {
      List<Branch> branches = new ArrayList<>();
      for (Xid xid : session.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN)) {
        branches.add(new Branch(xid));
      }
      return branches;
    } catch (XAException e) {
      throw new BrokerUnavailableException("the broker does not tell what is prepared", e);
    }
  }

  /** Commits one: its messages are gone, what it sent is on its way. Ended before, it is left. */
  public void commit(Branch branch) {
    end(() -> session.commit(branch.xid(), false), "committed");
  }

  /** Rolls one back: its messages are delivered again, what it sent was never sent. */
  public void rollBack(Branch branch) {
    end(() -> session.rollback(branch.xid()), "rolled back");
  }

  /** A way to end a branch. */
  @FunctionalInterface
  private interface End {
    void run() throws XAException;
  }

  private static void end(End end, String how) {
    try {
      end.run();
    } catch (XAException e) {
      if (e.errorCode != XAException.XAER_NOTA) {
        throw new BrokerUnavailableException("a branch cannot be " + how, e);
      }
    }
  }

  @Override
  public void close() {
    locator.close();
  }
}
