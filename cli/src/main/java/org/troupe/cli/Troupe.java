package org.troupe.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.troupe.cli.platform.TroupeVersion;
import org.troupe.cli.progress.Colours;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
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
      "",
      "troupe COMMAND --help tells more of a command."
    },
    subcommands = {
      UpCommand.class,
      DownCommand.class,
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
      LoginCommand.class,
      ContextsCommand.class,
      CompletionCommand.class,
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
    return commandLine(Surroundings.ofThisProcess());
  }

  static CommandLine commandLine(Surroundings surroundings) {
    boolean coloured = Colours.of(surroundings.environment()).isOn();
    CommandLine commandLine =
        new CommandLine(new Troupe(), new Parts(surroundings))
            .setUsageHelpWidth(100)
            .setUsageHelpAutoWidth(false)
            .setAbbreviatedSubcommandsAllowed(false)
            .setColorScheme(Help.defaultColorScheme(coloured ? Ansi.ON : Ansi.OFF))
            .setParameterExceptionHandler(new UsageText())
            .setExecutionExceptionHandler(new FailureText());
    CommandGroup.showIn(commandLine);
    ExitCodes.showIn(commandLine);
    return commandLine;
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
