package org.troupe.reconcile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package with a web role, a worker role and a queue. */
final class SamplePackage {

  static final String VERSION = "1.0";
  static final String QUEUE = "work";
  static final String CONFIGURATION =
      """
      <ServiceConfiguration serviceName="bench"
          xmlns="http://schemas.microsoft.com/ServiceHosting/2008/10/ServiceConfiguration">
        <Role name="web">
          <Instances count="6"/>
          <ConfigurationSettings>
            <Setting name="Colour" value="green"/>
            <Setting name="Mode" value="calm"/>
          </ConfigurationSettings>
        </Role>
        <Role name="worker"><Instances count="4"/></Role>
      </ServiceConfiguration>
      """;
  private static final String DEFINITION =
      """
      <ServiceDefinition name="bench" t:version="1.0"
          xmlns="http://schemas.microsoft.com/ServiceHosting/2008/10/ServiceDefinition"
          xmlns:t="urn:troupe:2026">
        <WebRole name="web" vmsize="Small">
          <ConfigurationSettings>
            <Setting name="Colour"/>
            <Setting name="Mode" t:onChange="restart"/>
          </ConfigurationSettings>
          <Endpoints><InputEndpoint name="http" protocol="http" port="80"/></Endpoints>
        </WebRole>
        <WorkerRole name="worker" vmsize="Small">
          <t:Queue name="work" maxDeliveries="5"/>
          JOBS
        </WorkerRole>
      </ServiceDefinition>
      """;

  private SamplePackage() {}

  /** With so many schedules, none of which ticks while it is measured. */
  static InputStream open(int schedules) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "ServiceDefinition.csdef", DEFINITION.replace("JOBS", jobs(schedules)).getBytes(StandardCharsets.UTF_8));
      put(zip, "roles/web/bench.war", archive());
      put(zip, "roles/worker/bench-worker.jar", archive());
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private static String jobs(int schedules) {
    StringBuilder jobs = new StringBuilder();
    for (int n = 0; n < schedules; n++) {
      jobs.append(n % 10 == 0 ? "<t:Job name='job-" + n / 10 + "' batch='job'>" : "");
      jobs.append("<t:Schedule cron='%d %d 3 29 2 ?'/>".formatted(n % 60, n / 60 % 60));
      jobs.append(n % 10 == 9 || n == schedules - 1 ? "</t:Job>" : "");
    }
    return jobs.toString();
  }

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "index.html", "hello".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
