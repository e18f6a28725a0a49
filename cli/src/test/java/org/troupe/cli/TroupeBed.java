package org.troupe.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;

/** Runs commands as a user gives them, against a server that answers as it was told to. */
final class TroupeBed implements AutoCloseable {

  static final String UPLOADED =
      """
      {"id":"0123","service":"shop","version":"2.0","bytes":9,"warnings":[]}""";

  private final Path directory;
  private final AdminRest rest = new AdminRest();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();
  private String in = "";
  private int looks = 1;

  /** The directory stands for the platform's and for the one that the user is in. */
  TroupeBed(Path directory) throws IOException {
    this.directory = directory;
    environment.put("XDG_CONFIG_HOME", directory.resolve("config").toString());
    Files.writeString(directory.resolve("admin.token"), "the token\n");
    Files.writeString(
        directory.resolve("platform.properties"), "admin.port=" + rest.address().getPort() + "\n");
    Files.writeString(directory.resolve("shop.cspkg"), "a package");
    Files.writeString(directory.resolve("shop.cscfg"), "<ServiceConfiguration/>");
  }

  /** Runs a command without naming the platform. */
  int runAsIs(String... arguments) {
    return commandLine().execute(arguments);
  }

  /** Sets an environment variable for the commands. */
  TroupeBed with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Gives the next command this on standard input. */
  TroupeBed given(String text) {
    in = text;
    return this;
  }

  /** Lets the next command that looks again and again do so this often. */
  TroupeBed looking(int times) {
    looks = times;
    return this;
  }

  /** Where contexts are kept. */
  Path configuration() {
    return directory.resolve("config").resolve("troupe");
  }

  private CommandLine commandLine() {
    InputStream given = new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8));
    return Troupe.commandLine(new Surroundings(environment, given, () -> looks-- > 1))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err));
  }

  int run(String... arguments) {
    CommandLine commandLine = commandLine();
    String[] inDirectory = arguments.clone();
    for (int i = 0; i < inDirectory.length; i++) {
      if (inDirectory[i].startsWith("shop.")) {
        inDirectory[i] = directory.resolve(inDirectory[i]).toString();
      }
    }
    boolean remote = commandLine.getSubcommands().containsKey(arguments[0]);
    boolean help = arguments.length > 1 && arguments[1].equals("--help");
    return commandLine.execute(remote && !help ? onPlatform(inDirectory) : inDirectory);
  }

  private String[] onPlatform(String[] arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = directory.toString();
    return all;
  }

  AdminRest rest() {
    return rest;
  }

  StringWriter out() {
    return out;
  }

  StringWriter err() {
    return err;
  }

  @Override
  public void close() {
    rest.close();
  }

  /** Operation 7 of the service shop. */
  static String operation(String kind, String slot, String outcome, String message) {
    return """
        {"id":7,"kind":"%s","service":"shop","slot":%s,"outcome":"%s","message":"%s",
         "requestedBy":"admin","startedAt":"2026-11-21T10:00:00Z","finishedAt":null,"steps":[]}"""
        .formatted(kind, slot, outcome, message);
  }

  /** The same in a phase. */
  static String inPhase(String phase, String operation) {
    return operation.replace("\"message\"", "\"phase\":\"" + phase + "\",\"message\"");
  }

  /** The same with these lines on its record. */
  static String withSteps(String operation, String... steps) {
    String lines =
        Arrays.stream(steps)
            .map("{\"at\":\"2026-11-21T10:00:00Z\",\"text\":\"%s\"}"::formatted)
            .reduce((one, other) -> one + "," + other)
            .orElse("");
    return operation.replace("\"steps\":[]", "\"steps\":[" + lines + "]");
  }

  /** The service shop with one web role instance in staging. */
  static String service(String state) {
    return """
        {"name":"shop","operation":null,"slots":[
          {"slot":"production","address":"http://shop.localhost:8080/","deployment":null},
          {"slot":"staging","address":"http://shop-staging.localhost:8080/","deployment":%s}]}"""
        .formatted(deployment("2.0", state));
  }

  /** The service shop with one in production too. */
  static String bothSlots(String production, String staging) {
    return service("Ready")
        .replace(deployment("2.0", "Ready"), deployment(staging, "Ready"))
        .replace("\"deployment\":null", "\"deployment\":" + deployment(production, "Ready"));
  }

  private static String deployment(String version, String state) {
    return """
        {"id":"d1","version":"%s","packageId":"0123","since":"2026-11-21T10:00:00Z",
         "stopped":false,"upgrade":null,"roles":[
          {"name":"web","kind":"web","count":1,"instances":[
            {"name":"web_IN_0","state":"%s","since":"2026-11-21T10:00:00Z","detail":"",
             "starts":1,"port":20001,"pid":4711,"cause":"Healthy","standby":false,
             "upgradeDomain":0,"version":"%s"}]}]}"""
        .formatted(version, state, version);
  }
}
