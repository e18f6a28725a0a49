package org.troupe.it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small package with a web role, a worker role and a queue, and configurations for it. */
final class SamplePackage {

  private static final String DEFINITION =
      """
      <ServiceDefinition name="shop" t:version="%s"
          xmlns="http://schemas.microsoft.com/ServiceHosting/2008/10/ServiceDefinition"
          xmlns:t="urn:troupe:2026">
        <WebRole name="web" vmsize="Small">
          <ConfigurationSettings>
            <Setting name="Colour"/>
            <Setting name="Banner" t:slotSetting="true"/>
            <Setting name="Mode" t:onChange="restart"/>
          </ConfigurationSettings>
          <t:Health unresponsiveLimit="PT5S"/>
          <Endpoints><InputEndpoint name="http" protocol="http" port="80"/></Endpoints>
        </WebRole>
        <WorkerRole name="worker" vmsize="Small">
          <t:Queue name="photos" maxDeliveries="5"/>
        </WorkerRole>
      </ServiceDefinition>
      """;

  private static final String CONFIGURATION =
      """
      <ServiceConfiguration serviceName="shop" osFamily="5"
          xmlns="http://schemas.microsoft.com/ServiceHosting/2008/10/ServiceConfiguration">
        <Role name="web">
          <Instances count="%d"/>
          <ConfigurationSettings>
            <Setting name="Colour" value="green"/>
            <Setting name="Banner" value="of version 1"/>
            <Setting name="Mode" value="calm"/>
          </ConfigurationSettings>
        </Role>
        <Role name="worker"><Instances count="%d"/></Role>
      </ServiceConfiguration>
      """;

  private SamplePackage() {}

  static InputStream ofVersion(String version) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "ServiceDefinition.csdef", text(DEFINITION.formatted(version)));
      put(zip, "roles/web/shop.war", archive());
      put(zip, "roles/worker/shop-worker.jar", archive());
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /** The same with more in its worker role. */
  static InputStream withInWorker(String version, String elements) throws IOException {
    String queue = "<t:Queue name=\"photos\" maxDeliveries=\"5\"/>";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      String definition = DEFINITION.formatted(version).replace(queue, queue + elements);
      put(zip, "ServiceDefinition.csdef", text(definition));
      put(zip, "roles/web/shop.war", archive());
      put(zip, "roles/worker/shop-worker.jar", archive());
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  static String configuration(int web, int worker) {
    return CONFIGURATION.formatted(web, worker);
  }

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "index.html", text("hello"));
    }
    return bytes.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
