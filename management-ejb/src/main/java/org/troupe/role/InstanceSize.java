package org.troupe.role;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How large the instances of a role are, by the names that Azure gives to its machines.
 *
 * <p>Here a size is a measure, not a machine: it says how much heap an instance's JVM gets.
 */
public enum InstanceSize {
  EXTRA_SMALL("ExtraSmall", "A0", 1, 768, 19),
  SMALL("Small", "A1", 1, 1792, 224),
  MEDIUM("Medium", "A2", 2, 3584, 489),
  LARGE("Large", "A3", 4, 7168, 999),
  EXTRA_LARGE("ExtraLarge", "A4", 8, 14336, 2039),
  A5("A5", "", 2, 14336, 489),
  A6("A6", "", 4, 28672, 999),
  A7("A7", "", 8, 57344, 2039),
  A8("A8", "", 8, 57344, 382),
  A9("A9", "", 16, 114688, 382),
  A10("A10", "", 8, 57344, 382),
  A11("A11", "", 16, 114688, 382),
  D1("Standard_D1", "Standard_D1_v2", 1, 3584, 50),
  D2("Standard_D2", "Standard_D2_v2", 2, 7168, 100),
  D3("Standard_D3", "Standard_D3_v2", 4, 14336, 200),
  D4("Standard_D4", "Standard_D4_v2", 8, 28672, 400),
  D5("Standard_D5_v2", "", 16, 57344, 800),
  D11("Standard_D11", "Standard_D11_v2", 2, 14336, 100),
  D12("Standard_D12", "Standard_D12_v2", 4, 28672, 200),
  D13("Standard_D13", "Standard_D13_v2", 8, 57344, 400),
  D14("Standard_D14", "Standard_D14_v2", 16, 114688, 800);

  private final String azureName;
  private final String otherName;
  private final int cores;
  private final int memoryMegabytes;
  private final int diskGigabytes;

  InstanceSize(
      String azureName, String otherName, int cores, int memoryMegabytes, int diskGigabytes) {
    this.azureName = azureName;
    this.otherName = otherName;
    this.cores = cores;
    this.memoryMegabytes = memoryMegabytes;
    this.diskGigabytes = diskGigabytes;
  }

  /**
   * The size of that name.
   *
   * @param name as Azure writes it, such as {@code Small}, {@code A1} or {@code Standard_D2_v2}
   */
  public static Optional<InstanceSize> named(String name) {
    return Arrays.stream(values())
        .filter(size -> !name.isEmpty())
        .filter(size -> size.azureName.equals(name) || size.otherName.equals(name))
        .findFirst();
  }

  /** The names to offer to someone who wrote an unknown one. */
  public static List<String> names() {
    return Arrays.stream(values()).map(InstanceSize::azureName).toList();
  }

  /** Its name in a definition. */
  public String azureName() {
    return azureName;
  }

  /** Processor cores of Azure's machine of this size. */
  public int cores() {
    return cores;
  }

  /** Memory of Azure's machine of this size. */
  public int memoryMegabytes() {
    return memoryMegabytes;
  }

  /** Local disk of Azure's machine of this size. */
  public int diskGigabytes() {
    return diskGigabytes;
  }

  /**
   * The most heap that an instance's JVM may take: half of the memory. The other half stays for
   * what else a server takes (classes, threads, buffers) and for what Windows took of Azure's
   * machine.
   */
  public int heapMegabytes() {
    return memoryMegabytes / 2;
  }
}
