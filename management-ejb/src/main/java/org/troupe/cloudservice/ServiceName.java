package org.troupe.cloudservice;

import java.util.regex.Pattern;

/**
 * Name of a cloud service: a DNS label (RFC 1035), because it is the first part of its host name.
 *
 * @param value lower-case letters, digits and hyphens, beginning with a letter; at most 40
 *     characters, so that its staging name and its database's fit too
 */
public record ServiceName(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");
  private static final String STAGING_SUFFIX = "-staging";

  public ServiceName {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidServiceNameException(
          value,
          "it must be 1 to 40 lower-case letters, digits and hyphens, begin with a letter and end"
              + " with a letter or digit");
    }
    if (value.endsWith(STAGING_SUFFIX)) {
      throw new InvalidServiceNameException(
          value, "names that end with " + STAGING_SUFFIX + " are those of staging slots");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
