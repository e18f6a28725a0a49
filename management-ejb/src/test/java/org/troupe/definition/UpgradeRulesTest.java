package org.troupe.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeRulesTest {

  private static final String DEFINITION =
      Csdef.service(
          """
          <WebRole name="web">
            <Endpoints><InputEndpoint name="http" protocol="http" port="80"/></Endpoints>
            <ConfigurationSettings><Setting name="Title"/></ConfigurationSettings>
            <LocalStorage name="cache" sizeInMB="200"/>
          </WebRole>
          <WorkerRole name="worker" vmsize="Small">
            <LocalStorage name="kept" sizeInMB="500" cleanOnRoleRecycle="false"/>
            <t:Queue name="photos"/>
            <t:Stop drainLimit="PT20S"/>
          </WorkerRole>""");
  private static final String CONFIGURATION =
      """
      <ServiceConfiguration serviceName="svc"
          xmlns="http://schemas.microsoft.com/ServiceHosting/2008/10/ServiceConfiguration">
        <Role name="web">
          <Instances count="2"/>
          <ConfigurationSettings><Setting name="Title" value="Photos"/></ConfigurationSettings>
        </Role>
        <Role name="worker"><Instances count="3"/></Role>
      </ServiceConfiguration>""";
  private static final ServiceModel IN_FORCE = model(DEFINITION, CONFIGURATION);

  private static final String ADDED_ROLE = "<WorkerRole name=\"more\"/></ServiceDefinition>";
  private static final String ADDED_COUNT =
      "<Role name=\"more\"><Instances count=\"1\"/></Role></ServiceConfiguration>";

  @Test
  void theSameAgainMayBeUpgraded() {
    assertThat(UpgradeRules.refusals(IN_FORCE, IN_FORCE)).isEmpty();
    assertThat(UpgradeRules.refusals(IN_FORCE, IN_FORCE, "web")).isEmpty();
  }

  @Test
  void sizesEndpointsSettingsAndCountsMayChange() {
    ServiceModel asked =
        model(
            DEFINITION
                .replace("vmsize=\"Small\"", "vmsize=\"Large\"")
                .replace("port=\"80\"", "port=\"8080\"")
                .replace("Setting name=\"Title\"", "Setting name=\"Heading\"")
                .replace("sizeInMB=\"500\"", "sizeInMB=\"501\"")
                .replace("PT20S", "PT30S"),
            CONFIGURATION
                .replace("name=\"Title\" value=\"Photos\"", "name=\"Heading\" value=\"a\"")
                .replace("count=\"3\"", "count=\"1\""));

    assertThat(UpgradeRules.refusals(IN_FORCE, asked)).isEmpty();
  }

  @Test
  void rolesMayComeAndGo() {
    ServiceModel more =
        model(
            DEFINITION.replace("</ServiceDefinition>", ADDED_ROLE),
            CONFIGURATION.replace("</ServiceConfiguration>", ADDED_COUNT));

    assertThat(UpgradeRules.refusals(IN_FORCE, more)).isEmpty();
    assertThat(UpgradeRules.refusals(more, IN_FORCE)).isEmpty();
  }

  @Test
  void aRoleUnderAnotherNameIsOneThatGoesAndOneThatComes() {
    ServiceModel renamed =
        model(
            DEFINITION.replace("\"worker\"", "\"engine\""),
            CONFIGURATION.replace("\"worker\"", "\"engine\""));

    assertThat(UpgradeRules.refusals(IN_FORCE, renamed)).isEmpty();
  }

  @Test
  void theNumberOfUpgradeDomainsStays() {
    assertThat(
            refusals(DEFINITION.replace("name=\"svc\"", "name=\"svc\" upgradeDomainCount=\"3\"")))
        .containsExactly(
            "upgradeDomainCount is 5 and would become 3: an upgrade in place walks the domains"
                + " there are. Leave it at 5, or deploy to staging and swap");
  }

  @Test
  void aRoleStaysWhatItIs() {
    String toWorker =
        DEFINITION
            .replace("<WebRole", "<WorkerRole")
            .replace("</WebRole", "</WorkerRole")
            .replace("<InputEndpoint name=\"http\" protocol=\"http\" port=\"80\"/>", "");

    assertThat(refusals(toWorker))
        .containsExactly(
            "role 'web' is a WebRole and would become a WorkerRole. Give the new one another name,"
                + " or deploy to staging and swap");
  }

  @Test
  void localStorageOnlyGrows() {
    assertThat(refusals(DEFINITION.replace("\"500\"", "\"499\"").replace("\"200\"", "\"1\"")))
        .containsExactly(
            "local storage 'cache' of role 'web' has 200 MB and would have 1: in place it can only"
                + " grow. Leave it at 200, or deploy to staging and swap",
            "local storage 'kept' of role 'worker' has 500 MB and would have 499: in place it can"
                + " only grow. Leave it at 500, or deploy to staging and swap");
  }

  @Test
  void localStorageThatIsKeptCannotGoAndOtherCan() {
    assertThat(refusals(DEFINITION.replace("name=\"cache\"", "name=\"other\""))).isEmpty();
    assertThat(refusals(DEFINITION.replace("name=\"kept\"", "name=\"other\"")))
        .containsExactly(
            "local storage 'kept' of role 'worker' would go, with what its instances keep there"
                + " (cleanOnRoleRecycle is false). Leave it in, or deploy to staging and swap");
  }

  @Test
  void oneRoleAloneMayChange() {
    ServiceModel asked =
        model(
            DEFINITION.replace("port=\"80\"", "port=\"8080\""),
            CONFIGURATION.replace("\"Photos\"", "\"Pictures\"").replace("\"2\"", "\"4\""));

    assertThat(UpgradeRules.refusals(IN_FORCE, asked, "web")).isEmpty();
    assertThat(UpgradeRules.refusals(IN_FORCE, asked, "worker"))
        .containsExactly(
            "role 'web' would change too (Endpoints, instance count, values of settings): an"
                + " upgrade of 'worker' alone leaves the others as they are. Undo that, or upgrade"
                + " the service as a whole");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vmsize=\"Small\"|vmsize=\"Large\"|vmsize",
        "sizeInMB=\"500\"|sizeInMB=\"600\"|LocalStorage",
        "name=\"photos\"|name=\"notes\"|t:Queue",
        "PT20S|PT10S|t:Stop",
        "<t:Stop drain|<t:Standby count=\"1\"/><t:Stop drain|t:Standby",
        "<t:Stop drain|<t:Health path=\"/a\"/><t:Stop drain|t:Health"
      })
  void whatElseWouldChangeIsNamed(String text, String other, String named) {
    ServiceModel asked = model(DEFINITION.replace(text, other), CONFIGURATION);

    assertThat(UpgradeRules.refusals(IN_FORCE, asked, "web"))
        .singleElement()
        .asString()
        .startsWith("role 'worker' would change too (" + named + "): ");
  }

  @Test
  void withOneRoleNoOtherComesOrGoes() {
    ServiceModel more =
        model(
            DEFINITION.replace("</ServiceDefinition>", ADDED_ROLE),
            CONFIGURATION.replace("</ServiceConfiguration>", ADDED_COUNT));

    assertThat(UpgradeRules.refusals(IN_FORCE, more, "web"))
        .singleElement()
        .asString()
        .startsWith("role 'more' would be added: ");
    assertThat(UpgradeRules.refusals(more, IN_FORCE, "web"))
        .singleElement()
        .asString()
        .startsWith("role 'more' would be removed: ");
    assertThat(UpgradeRules.refusals(IN_FORCE, more, "more"))
        .containsExactly("there is no role 'more' to upgrade. The roles are [web, worker]");
    assertThat(UpgradeRules.refusals(more, IN_FORCE, "more"))
        .containsExactly(
            "role 'more' is not in the new package, whose roles are [web, worker]. To remove a"
                + " role, upgrade the service as a whole");
  }

  @Test
  void oneRoleAloneKeepsTheRulesOfAll() {
    ServiceModel asked = model(DEFINITION.replace("\"200\"", "\"1\""), CONFIGURATION);

    assertThat(UpgradeRules.refusals(IN_FORCE, asked, "web"))
        .singleElement()
        .asString()
        .startsWith("local storage 'cache' of role 'web'");
  }

  private static List<String> refusals(String csdef) {
    return UpgradeRules.refusals(IN_FORCE, model(csdef, CONFIGURATION));
  }

  private static ServiceModel model(String csdef, String cscfg) {
    ServiceDefinition definition = new DefinitionReader().read(csdef).value();
    return new ServiceModel(definition, new ConfigurationReader().read(cscfg, definition).value());
  }
}
