package org.troupe.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.troupe.cli.platform.TroupeVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code troupe} command. */
@Command(
    name = "troupe",
    mixinStandardHelpOptions = true,
    versionProvider = Troupe.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Runs cloud services – web roles and worker roles – on machines you own.",
      "",
      "Begin with @|bold troupe up --demo|@ and leave it running. In a second terminal, look at what"
          + " runs with @|bold troupe status|@, and put a cloud service of your own on it with"
          + " @|bold troupe deploy|@.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  troupe up --demo                            platform and sample, from nothing",
      "  troupe deploy shop --package shop-2.cspkg --config shop.cscfg",
      "                                              version 2 into the staging slot",
      "  troupe swap shop                            staging becomes production",
      "  troupe upgrade shop --config shop.cscfg     other settings, in place",
      "  troupe scale shop web=5                     five web role instances",
      "  troupe logs shop web_IN_0 -f                what an instance says",
      "",
      "Exit codes: 0 done, 1 failed or refused, 2 wrong usage.",
      "troupe COMMAND --help tells more of a command."
    },
    subcommands = {
      UpCommand.class,
      StatusCommand.class,
      DeployCommand.class,
      SwapCommand.class,
      UpgradeCommand.class,
      ScaleCommand.class,
      RestartCommand.class,
      ReimageCommand.class,
      RebuildCommand.class,
      StopCommand.class,
      StartCommand.class,
      LogsCommand.class,
      JobsCommand.class,
      QueuesCommand.class,
      ProducerCommand.class,
      DeleteCommand.class,
      PackCommand.class,
      DownCommand.class,
    })
public final class Troupe {

  private Troupe() {}

  public static void main(String[] arguments) {
    // Whatever goes wrong is told by the command itself; up gives its log a file.
    Logger.getLogger("").setLevel(Level.OFF);
    // The demo reaches the sample by its host name at the gateway's address.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Troupe())
        .setUsageHelpWidth(100)
        .setUsageHelpAutoWidth(false)
        .setAbbreviatedSubcommandsAllowed(false)
        .setParameterExceptionHandler(new UsageText())
        .setExecutionExceptionHandler(new FailureText());
  }

  /** Says which Troupe this is. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {
        "Troupe " + TroupeVersion.text(),
        "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name")
      };
    }
  }
}
