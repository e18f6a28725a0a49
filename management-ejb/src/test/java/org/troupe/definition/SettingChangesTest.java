package org.troupe.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingChangesTest {

  private static final RoleDefinition ROLE =
      role("<Setting name='Live'/><Setting name='Pool' t:onChange='restart'/>");
  private static final Map<String, String> VALUES = Map.of("Live", "1", "Pool", "10");

  @Test
  void theSameValuesAreNoChange() {
    SettingChanges changes = SettingChanges.between(ROLE, VALUES, ROLE, Map.copyOf(VALUES));

    assertThat(changes.isEmpty()).isTrue();
    assertThat(changes.needsRestart()).isFalse();
  }

  @Test
  void aSettingIsTakenAsInstancesRunUnlessItIsMarked() {
    SettingChanges live =
        SettingChanges.between(ROLE, VALUES, ROLE, Map.of("Live", "2", "Pool", "10"));
    SettingChanges both =
        SettingChanges.between(ROLE, VALUES, ROLE, Map.of("Live", "2", "Pool", "20"));

    assertThat(live.changed()).containsExactly("Live");
    assertThat(live.needsRestart()).isFalse();
    assertThat(both.changed()).containsExactly("Live", "Pool");
    assertThat(both.restart()).containsExactly("Pool");
    assertThat(both.needsRestart()).isTrue();
  }

  @Test
  void soAreThoseThatComeAndGo() {
    RoleDefinition fewer = role("<Setting name='Live'/>");
    RoleDefinition others = role("<Setting name='Pool' t:onChange='restart'/>");
    Map<String, String> live = Map.of("Live", "1");
    Map<String, String> pool = Map.of("Pool", "10");

    assertThat(SettingChanges.between(fewer, live, ROLE, VALUES).restart()).containsExactly("Pool");
    assertThat(SettingChanges.between(ROLE, VALUES, fewer, live).restart()).containsExactly("Pool");
    assertThat(SettingChanges.between(others, pool, ROLE, VALUES).changed())
        .containsExactly("Live");
    assertThat(SettingChanges.between(others, pool, ROLE, VALUES).needsRestart()).isFalse();
    assertThat(SettingChanges.between(ROLE, VALUES, others, pool).needsRestart()).isFalse();
  }

  @Test
  void theMarkOfTheNewDefinitionCounts() {
    RoleDefinition unmarked = role("<Setting name='Live'/><Setting name='Pool'/>");
    Map<String, String> other = Map.of("Live", "1", "Pool", "20");

    assertThat(SettingChanges.between(ROLE, VALUES, unmarked, other).needsRestart()).isFalse();
    assertThat(SettingChanges.between(unmarked, VALUES, ROLE, other).needsRestart()).isTrue();
  }

  @Test
  void valuesAreNotShown() {
    assertThat(SettingChanges.between(ROLE, VALUES, ROLE, Map.of("Pool", "s3cret", "Live", "1")))
        .asString()
        .doesNotContain("s3cret");
  }

  private static RoleDefinition role(String settings) {
    return new DefinitionReader()
        .read(Csdef.worker("<ConfigurationSettings>" + settings + "</ConfigurationSettings>"))
        .value()
        .roles()
        .get(0);
  }
}
