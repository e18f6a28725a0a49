package org.troupe.role;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceSizeTest {

  @ParameterizedTest
  @CsvSource({
    "ExtraSmall, 1, 768, 384",
    "Small, 1, 1792, 896",
    "A1, 1, 1792, 896",
    "Medium, 2, 3584, 1792",
    "Standard_D2_v2, 2, 7168, 3584",
    "Standard_D14, 16, 114688, 57344"
  })
  void heapIsHalfOfTheMemoryOfAzuresMachine(String name, int cores, int memory, int heap) {
    InstanceSize size = InstanceSize.named(name).orElseThrow();

    assertThat(size.cores()).isEqualTo(cores);
    assertThat(size.memoryMegabytes()).isEqualTo(memory);
    assertThat(size.heapMegabytes()).isEqualTo(heap);
  }

  @Test
  void namesAreAzuresToTheLetter() {
    assertThat(InstanceSize.named("small")).isEmpty();
    assertThat(InstanceSize.named("")).isEmpty();
    assertThat(InstanceSize.names())
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(InstanceSize.named(name)).isPresent());
  }
}
