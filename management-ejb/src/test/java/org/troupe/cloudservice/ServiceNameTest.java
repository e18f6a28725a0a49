package org.troupe.cloudservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "shop", "my-shop-2", "abcdefghijklmnopqrstuvwxyz01234567890123"})
  void aHostNamesFirstPart(String name) {
    assertThat(new ServiceName(name).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Shop",
        "2shop",
        "shop-",
        "-shop",
        "sh.op",
        "shop_1",
        "../shop",
        "shop-staging",
        "abcdefghijklmnopqrstuvwxyz012345678901234"
      })
  void nothingElse(String name) {
    assertThatThrownBy(() -> new ServiceName(name))
        .isInstanceOf(InvalidServiceNameException.class)
        .hasMessageContaining("'" + name + "'");
  }
}
