package org.troupe.definition;

/** Writes definitions for tests. */
final class Csdef {

  static final String AZURE =
      "http://schemas.microsoft.com/ServiceHosting/2008/10/ServiceDefinition";

  /** A web role and a worker role that use whatever is supported. */
  static final String THUMBNAILS =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <ServiceDefinition name="Thumbnails" schemaVersion="2015-04.2.6" upgradeDomainCount="3" t:version="1.0"
          xmlns="http://schemas.microsoft.com/ServiceHosting/2008/10/ServiceDefinition"
          xmlns:t="urn:troupe:2026">
        <WebRole name="web" vmsize="Medium">
          <Sites>
            <Site name="Web" physicalDirectory=".\\gallery.war">
              <VirtualApplication name="shop" physicalDirectory="shop">
                <VirtualApplication name="admin" physicalDirectory="admin/admin.war"/>
              </VirtualApplication>
              <Bindings>
                <Binding name="public" endpointName="http"/>
              </Bindings>
            </Site>
          </Sites>
          <Endpoints>
            <InputEndpoint name="http" protocol="http" port="80"/>
          </Endpoints>
          <ConfigurationSettings>
            <Setting name="Gallery.Title" t:slotSetting="true" t:onChange="restart"/>
          </ConfigurationSettings>
          <t:Health path="/health" startLimit="PT90S" unresponsiveLimit="PT20S" heapDump="true"/>
          <t:Stop drainLimit="PT0S" stopLimit="PT1H" path="/on-stop"/>
          <t:WarmUp path="/"/>
          <t:WarmUp path="/catalogue?page=1"/>
          <t:Queue name="photos" maxDeliveries="3" concurrency="2"
              destination="java:app/jms/Photos"/>
        </WebRole>
        <WorkerRole name="worker">
          <LocalResources>
            <LocalStorage name="scratch" sizeInMB="512" cleanOnRoleRecycle="false"/>
          </LocalResources>
          <LocalStorage name="old"/>
          <t:Queue name="notes"/>
          <t:Standby count="1"/>
        </WorkerRole>
      </ServiceDefinition>
      """;

  private Csdef() {}

  /** A definition with that text inside ServiceDefinition, which begins in line 3. */
  static String service(String roles) {
    return """
    <ServiceDefinition name="svc" xmlns="%s"
        xmlns:t="urn:troupe:2026">
    %s
    </ServiceDefinition>
    """
        .formatted(AZURE, roles);
  }

  /** A definition of one web role with that text inside, which begins in line 5. */
  static String web(String content) {
    return service(
        """
        <WebRole name="web">
          <Endpoints><InputEndpoint name="http" protocol="http" port="80"/></Endpoints>
        %s
        </WebRole>"""
            .formatted(content));
  }

  /** A definition of one worker role with that text inside, which begins in line 4. */
  static String worker(String content) {
    return service(
        """
        <WorkerRole name="worker">
        %s
        </WorkerRole>"""
            .formatted(content));
  }
}
