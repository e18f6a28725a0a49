package org.troupe.servicepackage;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the beginning of a class file: a constant pool that holds what a test wants. */
final class ClassFile {

  private final List<Object> pool = new ArrayList<>();

  private record Reference(int tag, int text) {}

  /** A class that code refers to, by its internal name. */
  ClassFile uses(String internalName) {
    pool.add(internalName);
    pool.add(new Reference(7, pool.size()));
    return this;
  }

  /** A text that code has as a value. */
  ClassFile says(String literal) {
    pool.add(literal);
    pool.add(new Reference(8, pool.size()));
    return this;
  }

  /** The type of a field, a method or an annotation. */
  ClassFile describes(String descriptor) {
    pool.add(descriptor);
    return this;
  }

  /** A number, which takes two places in the pool. */
  ClassFile counts(long number) {
    pool.add(number);
    pool.add(null);
    return this;
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0xCAFEBABE);
    out.writeInt(61);
    out.writeShort(pool.size() + 1);
    for (Object constant : pool) {
      if (constant instanceof String text) {
        out.writeByte(1);
        out.writeUTF(text);
      } else if (constant instanceof Reference reference) {
        out.writeByte(reference.tag());
        out.writeShort(reference.text());
      } else if (constant instanceof Long number) {
        out.writeByte(5);
        out.writeLong(number);
      }
    }
    return bytes.toByteArray();
  }
}
