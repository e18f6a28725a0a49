package org.troupe.portable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The texts, types and inner annotations of an annotation, by the names of its elements. */
final class AnnotationValues extends AnnotationVisitor {

  /** An element of an annotation may be an array as long as a class file. */
  private static final int MOST_VALUES = 200;

  private final Map<String, String> texts = new HashMap<>();
  private final List<AnnotationValues> inner = new ArrayList<>();
  private final Consumer<AnnotationValues> whenRead;

  AnnotationValues(Consumer<AnnotationValues> whenRead) {
    super(Opcodes.ASM9);
    this.whenRead = whenRead;
  }

  String text(String element) {
    return texts.getOrDefault(element, "");
  }

  /** Annotations in it, at whatever element. */
  List<AnnotationValues> inner() {
    return inner;
  }

  @Override
  public void visit(String name, Object value) {
    if (name != null && value instanceof String text) {
      texts.put(name, text);
    } else if (name != null && value instanceof Type type) {
      texts.put(name, type.getClassName());
    }
  }

  @Override
  public AnnotationVisitor visitAnnotation(String name, String descriptor) {
    return kept();
  }

  @Override
  public AnnotationVisitor visitArray(String name) {
    return new AnnotationVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitAnnotation(String element, String descriptor) {
        return kept();
      }
    };
  }

  private AnnotationVisitor kept() {
    AnnotationValues values = new AnnotationValues(read -> {});
    if (inner.size() < MOST_VALUES) {
      inner.add(values);
    }
    return values;
  }

  @Override
  public void visitEnd() {
    whenRead.accept(this);
  }
}
