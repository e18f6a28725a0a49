package org.troupe.definition;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.troupe.definition.InputEndpoint.Protocol;
import org.troupe.role.InstanceSize;
import org.troupe.role.RoleKind;

class DefinitionReaderTest {

  private static final DefinitionReader READER = new DefinitionReader();

  @Test
  void readsEverythingThatIsSupported() {
    Read<ServiceDefinition> read = READER.read(Csdef.THUMBNAILS);

    assertThat(read.warnings())
        .extracting(Finding::message)
        .containsExactly(
            "sizeInMB of local storage 'scratch' is not enforced yet",
            "sizeInMB of local storage 'old' is not enforced yet",
            "a standby of 'worker' takes over with local storage of its own: what the failed"
                + " instance kept in 'scratch' stays with that one");
    assertThat(read.value())
        .isEqualTo(
            new ServiceDefinition(
                "Thumbnails",
                Optional.of("1.0"),
                3,
                List.of(
                    new RoleDefinition(
                        "web",
                        RoleKind.WEB,
                        InstanceSize.MEDIUM,
                        Optional.of(
                            new Site(
                                "Web",
                                "gallery.war",
                                List.of(
                                    new Site.VirtualApplication("/shop", "shop"),
                                    new Site.VirtualApplication(
                                        "/shop/admin", "admin/admin.war")))),
                        List.of(new InputEndpoint("http", Protocol.HTTP, 80)),
                        List.of(new SettingDefinition("Gallery.Title", true, true)),
                        List.of(),
                        List.of(
                            new QueueDefinition(
                                "photos", 3, 2, Optional.of("java:app/jms/Photos"))),
                        new HealthCheck(
                            Optional.of("/health"),
                            Duration.ofSeconds(90),
                            Duration.ofSeconds(20),
                            true),
                        new Stopping(Duration.ZERO, Duration.ofHours(1), Optional.of("/on-stop")),
                        0,
                        List.of("/", "/catalogue?page=1"),
                        List.of(),
                        Optional.empty()),
                    new RoleDefinition(
                        "worker",
                        RoleKind.WORKER,
                        InstanceSize.SMALL,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(
                            new LocalResource("scratch", 512, false),
                            new LocalResource("old", 100, true)),
                        List.of(new QueueDefinition("notes", 5, 4, Optional.empty())),
                        new HealthCheck(
                            Optional.empty(), Duration.ofMinutes(5), Duration.ofMinutes(1), false),
                        new Stopping(
                            Duration.ofSeconds(30), Duration.ofMinutes(5), Optional.empty()),
                        1,
                        List.of(),
                        List.of(),
                        Optional.empty()))));
  }

  @Test
  void everyRoleSeesTheQueuesOfAll() {
    assertThat(READER.read(Csdef.THUMBNAILS).value().queues())
        .extracting(QueueDefinition::name)
        .containsExactly("photos", "notes");
  }

  @Test
  void aWebRoleIsAskedAtItsRootUnlessItSaysOtherwise() {
    HealthCheck health = web("").health();

    assertThat(health)
        .isEqualTo(
            new HealthCheck(Optional.of("/"), Duration.ofMinutes(5), Duration.ofMinutes(1), false));
  }

  @Test
  void aWebRoleIsWarmedUpByItsHealthPathUnlessItSaysOtherwise() {
    assertThat(web("").warmUpPaths()).containsExactly("/");
    assertThat(web("<t:Health path='/ok'/>").warmUpPaths()).containsExactly("/ok");
    assertThat(web("<t:Health path='/ok'/><t:WarmUp path='/a'/>").warmUpPaths())
        .containsExactly("/a");
  }

  @Test
  void whatIsNotSaidOfAnElementHasItsDefault() {
    assertThat(web("<t:Health unresponsiveLimit='PT1M30S'/>").health())
        .isEqualTo(
            new HealthCheck(
                Optional.of("/"), Duration.ofMinutes(5), Duration.ofSeconds(90), false));
    assertThat(web("<t:Stop path='/bye'/>").stopping())
        .isEqualTo(
            new Stopping(Duration.ofSeconds(30), Duration.ofMinutes(5), Optional.of("/bye")));
    assertThat(web("<t:Stop stopLimit='PT1S'/>").stopping())
        .isEqualTo(new Stopping(Duration.ofSeconds(30), Duration.ofSeconds(1), Optional.empty()));
  }

  @Test
  void aServiceHasFiveUpgradeDomainsUnlessItSaysOtherwise() {
    assertThat(READER.read(Csdef.web("")).value().upgradeDomains()).isEqualTo(5);
  }

  @Test
  void aRoleKeepsLocalStorageIfOneStoreIsNotCleaned() {
    RoleDefinition worker = READER.read(Csdef.THUMBNAILS).value().role("worker").orElseThrow();

    assertThat(worker.keepsLocalStorage()).isTrue();
    assertThat(web("<LocalStorage name='a'/>").keepsLocalStorage()).isFalse();
    assertThat(web("").keepsLocalStorage()).isFalse();
  }

  @Test
  void aSettingIsLiveAndSwappedUnlessItSaysOtherwise() {
    RoleDefinition role =
        web(
            """
            <ConfigurationSettings>
              <Setting name="a"/>
              <Setting name="b" t:slotSetting="true" t:onChange="live"/>
            </ConfigurationSettings>""");

    assertThat(role.settings())
        .containsExactly(
            new SettingDefinition("a", false, false), new SettingDefinition("b", true, false));
    assertThat(role.settingNames()).containsExactly("a", "b");
  }

  private RoleDefinition web(String content) {
    return READER.read(Csdef.web(content)).value().roles().get(0);
  }

  @Test
  void readsFilesAsEditorsOnWindowsWriteThem() throws IOException {
    String text = "\uFEFF" + Csdef.THUMBNAILS.replace("\n", "\r\n");
    ServiceDefinition expected = READER.read(Csdef.THUMBNAILS).value();

    assertThat(read(text, UTF_8)).isEqualTo(expected);
    assertThat(read(text.replace("utf-8", "utf-16"), UTF_16LE)).isEqualTo(expected);
    assertThat(READER.read(text.replace("utf-8", "utf-16")).value()).isEqualTo(expected);
  }

  private ServiceDefinition read(String text, Charset charset) throws IOException {
    return READER.read(new ByteArrayInputStream(text.getBytes(charset))).value();
  }

  @Test
  void theShapeOfItsEndpointsIsTheirNumberAndType() {
    String twoPorts =
        Csdef.service(
            """
            <WebRole name="front">
              <Endpoints>
                <InputEndpoint name="a" protocol="http" port="80"/>
                <InputEndpoint name="b" protocol="http" port="8080"/>
              </Endpoints>
            </WebRole>""");

    assertThat(shape(Csdef.THUMBNAILS)).isEqualTo(shape(Csdef.web(""))).hasToString("1 input http");
    assertThat(shape(twoPorts)).hasToString("2 input http").isNotEqualTo(shape(Csdef.web("")));
    assertThat(shape(Csdef.worker(""))).hasToString("");
  }

  private EndpointShape shape(String csdef) {
    return EndpointShape.of(READER.read(csdef).value());
  }
}
