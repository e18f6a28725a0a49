package org.troupe.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobDefinitionTest {

  private static final DefinitionReader READER = new DefinitionReader();

  @Test
  void aJobIsReadWithAllThatItSays() {
    JobDefinition job =
        job(
            """
            <t:Queue name="rebuild"/>
            <t:Job name="tidy" batch="tidy-job" singleton="true" timeout="P1DT2H" retries="3"
                retryDelay="PT5S" keepRuns="7" keepDays="8">
              <t:Schedule cron="0 0 3 * * ?" timeZone="Europe/Berlin" window="PT1H" slots="both"/>
              <t:OnMessage queue="rebuild"/>
              <t:Schedule cron="0 30 4 ? * MON-FRI"/>
              <t:Parameter name="depth" value="2"/>
            </t:Job>""");

    assertThat(job)
        .isEqualTo(
            new JobDefinition(
                "tidy",
                JobKind.BATCH,
                "tidy-job",
                true,
                Duration.ofHours(26),
                3,
                Duration.ofSeconds(5),
                7,
                8,
                List.of(
                    new ScheduleDefinition(
                        "0 0 3 * * ?", ZoneId.of("Europe/Berlin"), Duration.ofHours(1), true),
                    new ScheduleDefinition(
                        "0 30 4 ? * MON-FRI", ZoneId.of("UTC"), Duration.ofMinutes(10), false)),
                Optional.of("rebuild"),
                Continuous.NONE,
                Map.of("depth", "2")));
  }

  @Test
  void aJobThatSaysNothingRunsOnDemandForAnHourAtMost() {
    assertThat(job("<t:Job name='tidy'/>"))
        .isEqualTo(
            new JobDefinition(
                "tidy",
                JobKind.AS_PACKAGED,
                "tidy",
                false,
                Duration.ofHours(1),
                0,
                Duration.ofSeconds(30),
                50,
                30,
                List.of(),
                Optional.empty(),
                Continuous.NONE,
                Map.of()));
  }

  @Test
  void aContinuousJobHasNoTimeout() {
    JobDefinition one = job("<t:Job name='a' program='bin/a'><t:Continuous on='one'/></t:Job>");

    assertThat(one.timeout()).isZero();
    assertThat(one.singleton()).isTrue();
    assertThat(job("<t:Job name='a'><t:Continuous/></t:Job>").continuous())
        .isEqualTo(Continuous.ALL);
  }

  @Test
  void valuesAreInBounds() {
    assertThat(
            messages(
                Csdef.worker(
                    """
                    <t:Job name="Tidy" timeout="P8D" retries="21" retryDelay="1" keepRuns="0"
                        keepDays="4000" program="/bin/sh" batch="a/b"/>""")))
        .containsExactlyInAnyOrder(
            "name of Job is 'Tidy'; it must be 1 to 50 lower-case letters, digits and hyphens",
            "timeout of Job is 'P8D'; it must be an ISO 8601 duration of 1 second to 7 days, such"
                + " as PT1H or P1D",
            "retries of Job is '21'; it must be a whole number, 0 to 20",
            "retryDelay of Job is '1'; it must be an ISO 8601 duration of 1 second to 1 day, such as"
                + " PT30S or PT10M",
            "keepRuns of Job is '0'; it must be a whole number, 1 to 10000",
            "keepDays of Job is '4000'; it must be a whole number, 1 to 3650",
            "program of Job is '/bin/sh'; it must be a path inside the role's directory of the"
                + " package, such as jobs/tidy/run.sh",
            "batch of Job is 'a/b'; it must be the name of a file in META-INF/batch-jobs/ without"
                + " .xml: 1 to 100 letters, digits, dots, hyphens and underscores, beginning with a"
                + " letter or digit");
    assertThat(
            messages(
                Csdef.worker(
                    """
                    <t:Job name="a"><t:Schedule cron="0 0 3 * * ?" window="P8D" slots="staging"/>
                      <t:Parameter name="1" value=""/><t:Continuous on="two"/></t:Job>""")))
        .containsExactlyInAnyOrder(
            "window of Schedule is 'P8D'; it must be an ISO 8601 duration of at most 7 days, such as"
                + " PT10M, or PT0S to skip what was missed",
            "slots of Schedule is 'staging'; it must be production or both",
            "name of Parameter is '1'; it must be 1 to 100 letters, digits, dots, hyphens and"
                + " underscores, beginning with a letter",
            "on of Continuous is 'two'; it must be all (on every instance) or one (on one of them)");
  }

  @Test
  void aScheduleThatCannotTickIsToldWithWhatWouldBeRight() {
    List<Finding> findings =
        findings(
            Csdef.worker(
                """
                <t:Job name="a">
                  <t:Schedule cron="0 3 * * *"/>
                  <t:Schedule cron="0 0 3 * * ?" timeZone="Europe/Berlyn"/>
                  <t:Schedule cron="0 0 3 * * ? 2001"/>
                  <t:Schedule cron="0 0 25 * * ?"/>
                </t:Job>"""));

    assertThat(findings).extracting(Finding::line).containsExactly(5, 6, 7, 8);
    assertThat(findings.get(0).message())
        .startsWith(
            "cron of Job 'a' is '0 3 * * *'; it must be six or seven fields as Quartz writes them:"
                + " second, minute, hour, day of month, month, day of week (one of the two days is"
                + " ?) and maybe year, such as '0 0 3 * * ?'. What is wrong: ")
        .contains("5 parts");
    assertThat(findings.get(1).message())
        .isEqualTo(
            "timeZone of Job 'a' is 'Europe/Berlyn'; it must be a zone of the tz database, such as"
                + " Europe/Berlin, or UTC");
    assertThat(findings.get(2).message())
        .isEqualTo("cron of Job 'a' is '0 0 3 * * ? 2001', which never comes again");
    assertThat(findings.get(3).message()).contains("25");
  }

  @Test
  void aDayThatNeverComesIsTold() {
    assertThat(messages(Csdef.worker("<t:Job name='a'><t:Schedule cron='0 0 0 30 2 ?'/></t:Job>")))
        .containsExactly("cron of Job 'a' is '0 0 0 30 2 ?', which never comes again");
  }

  @Test
  void whatJobsNameIsDeclared() {
    assertThat(
            messages(
                Csdef.worker(
                    """
                    <t:Queue name="q"/>
                    <t:Job name="a"><t:OnMessage queue="p"/></t:Job>
                    <t:Job name="b"><t:OnMessage queue="q"/></t:Job>
                    <t:Job name="c"><t:OnMessage queue="q"/></t:Job>
                    <t:Job name="c" program="../c" batch="c"/>""")))
        .containsExactly(
            "OnMessage of Job 'a' names the queue 'p', which no role declares; there are [q]",
            "the messages of queue 'q' start Job 'b' already, in line 6; they can start one job"
                + " only",
            "job 'c' stands in line 7 already; names must differ in more than case",
            "Job 'c' has both batch and program; it runs one of the two",
            "program of Job 'c' is '../c'; it must be a path inside roles/worker/ of the package,"
                + " relative to it");
  }

  @Test
  void triggersThatContradictEachOtherAreTold() {
    assertThat(
            messages(
                Csdef.worker(
                    """
                    <t:Job name="a" singleton="true" timeout="PT1H"><t:Continuous/>
                      <t:Schedule cron="0 0 3 * * ?"/></t:Job>""")))
        .containsExactlyInAnyOrder(
            "Job 'a' is continuous: it runs all the time, without Schedule and OnMessage",
            "Job 'a' is continuous: it has no timeout",
            "Job 'a' is continuous: it is a singleton with on=\"one\" only");
    assertThat(
            messages(
                Csdef.worker(
                    "<t:Job name='a'>"
                        + "<t:Schedule cron='0 0 3 * * ?'/>".repeat(11)
                        + "</t:Job>")))
        .containsExactly("Job 'a' has 11 Schedules; at most 10 are allowed");
  }

  @Test
  void jobsAreOfWorkersAndIntakesOfWebRoles() {
    assertThat(messages(Csdef.web("<t:Job name='a'/>")))
        .containsExactly(
            "Job 'a' belongs in a WorkerRole: 'web' is a WebRole, which serves requests");
    assertThat(messages(Csdef.worker("<t:Job name='a'/><t:Intake jobs='a'/>")))
        .containsExactly(
            "Intake belongs in a WebRole: 'worker' is a WorkerRole, which gets no requests");
  }

  @Test
  void anIntakeIsReadWithAllThatItSays() {
    ServiceDefinition service =
        READER
            .read(
                withWorker(
                    """
                    <t:Intake queues="photos  thumbs" jobs="rebuild" token="Key" maxBytes="1000"
                        origins="https://a.example http://b.example:81" sameOrigin="false"/>"""))
            .value();

    assertThat(service.role("web").orElseThrow().intake())
        .contains(
            new IntakeDefinition(
                List.of("photos", "thumbs"),
                List.of("rebuild"),
                Optional.of("Key"),
                List.of("https://a.example", "http://b.example:81"),
                false,
                1000));
    assertThat(
            READER
                .read(withWorker("<t:Intake jobs='rebuild'/>"))
                .value()
                .role("web")
                .orElseThrow()
                .intake())
        .contains(
            new IntakeDefinition(
                List.of(), List.of("rebuild"), Optional.empty(), List.of(), true, 262144));
  }

  @Test
  void anIntakeIsOpenForWhatThereIsAndNotForEverybody() {
    assertThat(
            messages(
                withWorker(
                    "<t:Intake queues='photo' jobs='rebuilt' token='Kay' origins='a.example *'/>")))
        .containsExactly(
            "Intake names the queue 'photo', which no role declares; there are [photos, thumbs]",
            "Intake names the job 'rebuilt', which no role declares; there are [rebuild]",
            "token of Intake names the setting 'Kay', which role 'web' does not have; its settings"
                + " are [Key]",
            "origins of Intake has 'a.example'; an origin is a scheme and a host, such as"
                + " https://shop.example",
            "origins of Intake has '*'; an origin is a scheme and a host, such as"
                + " https://shop.example");
    assertThat(messages(withWorker("<t:Intake jobs='rebuild' sameOrigin='false'/>")))
        .containsExactly("Intake lets nobody in; give it a token, origins, or sameOrigin=\"true\"");
    assertThat(messages(withWorker("<t:Intake/>")))
        .containsExactly("Intake is open for nothing; name queues or jobs, or leave it out");
    assertThat(messages(withWorker("<t:Intake jobs='rebuild' maxBytes='0'/>")))
        .containsExactly("maxBytes of Intake is '0'; it must be a whole number, 1 to 1048576");
  }

  private static String withWorker(String intake) {
    return Csdef.service(
        """
        <WebRole name="web">
          <Endpoints><InputEndpoint name="http" protocol="http" port="80"/></Endpoints>
          <ConfigurationSettings><Setting name="Key"/></ConfigurationSettings>
          <t:Queue name="photos"/><t:Queue name="thumbs"/>
        """
            + intake
            + """
            </WebRole>
            <WorkerRole name="worker"><t:Job name="rebuild"/></WorkerRole>""");
  }

  private static JobDefinition job(String content) {
    return READER.read(Csdef.worker(content)).value().roles().get(0).jobs().get(0);
  }

  private static List<String> messages(String csdef) {
    return findings(csdef).stream().map(Finding::message).toList();
  }

  private static List<Finding> findings(String csdef) {
    return catchThrowableOfType(InvalidDefinitionException.class, () -> READER.read(csdef))
        .findings();
  }
}
