package org.troupe.servicepackage;

/** Why a package is refused. The codes are stable and go out to users. */
public enum PackageFault {
  TOO_LARGE("Leave out what the roles do not need, or raise the limit of the platform."),
  DIGEST_MISMATCH("The upload was damaged on its way: send it again."),
  NOT_ZIP("Pack it again with 'troupe pack', or with any tool that writes plain zip files."),
  PATH_ESCAPE("Every path must lead into the package: no '..', no leading '/', no drive letter."),
  ENTRY_NAME("Give the file a shorter and plainer name."),
  LINK("Put the file itself into the package in place of the link."),
  DUPLICATE("Keep one of the two; names must differ in more than case."),
  TOO_MANY_ENTRIES("Put many small files into a WAR or JAR."),
  BOMB("Store the file uncompressed, if it is really meant."),
  NO_DEFINITION("ServiceDefinition.csdef must lie at the top of the package."),
  LAYOUT("The files of each role belong into roles/<role>/ of the package."),
  JAVAX(
      "Troupe runs Jakarta EE 10, whose packages begin with jakarta. Migrate the application, for"
          + " example with OpenRewrite or the Eclipse Transformer."),
  TOPIC(
      "Use a queue. Where several consumers each want every message, let the sender send it to a"
          + " queue for each of them.");

  private final String hint;

  PackageFault(String hint) {
    this.hint = hint;
  }

  /** Stable name, such as {@code PACKAGE_TOO_LARGE}. */
  public String code() {
    return "PACKAGE_" + name();
  }

  /** What to do about it. */
  String hint() {
    return hint;
  }
}
