package org.troupe.servicepackage;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names in a class file that may name other classes: its constant pool without the texts that
 * are only texts. Types of fields, methods and annotations stand in descriptors such as {@code
 * (Ljava/lang/String;)V}, those of code in names such as {@code java/lang/String}.
 */
final class ClassReferences {

  private static final int MAGIC = 0xCAFEBABE;

  private ClassReferences() {}

  /**
   * Reads a class file up to the end of its constant pool.
   *
   * @return class names and descriptors; empty if this is no class file
   */
  static List<String> of(InputStream classFile) throws IOException {
    DataInputStream in = new DataInputStream(classFile);
    if (in.readInt() != MAGIC) {
      return List.of();
    }
    in.skipNBytes(4);
    int count = in.readUnsignedShort();
    String[] texts = new String[count];
    Set<Integer> literals = new HashSet<>();
    Set<Integer> classes = new HashSet<>();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case 7 -> classes.add(in.readUnsignedShort());
        case 8 -> literals.add(in.readUnsignedShort());
        case 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          // A long takes two places.
          i++;
        }
        default -> {
          return List.of();
        }
      }
    }
    literals.removeAll(classes);
    List<String> names = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      if (texts[i] != null && !literals.contains(i)) {
        names.add(texts[i]);
      }
    }
    return names;
  }
}
