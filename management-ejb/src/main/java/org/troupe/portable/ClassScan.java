package org.troupe.portable;

import java.util.List;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads the annotations of one class; its code is not looked at. */
final class ClassScan extends ClassVisitor {

  private static final String QUEUE = "jakarta.jms.Queue";
  private static final String TOPIC = "jakarta.jms.Topic";
  private static final String FACTORY = "jakarta.jms.ConnectionFactory";
  private static final String QUEUE_FACTORY = "jakarta.jms.QueueConnectionFactory";
  private static final String CONTEXT = "jakarta.jms.JMSContext";

  private final Gathering found;
  private String name = "";

  private ClassScan(Gathering found) {
    super(Opcodes.ASM9);
    this.found = found;
  }

  /**
   * Notes what the class names.
   *
   * @throws RuntimeException of any kind, if it is no sound class file
   */
  static void read(byte[] classFile, Gathering found) {
    new ClassReader(classFile)
        .accept(
            new ClassScan(found),
            ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
  }

  @Override
  public void visit(
      int version, int access, String own, String signature, String parent, String[] interfaces) {
    name = own.replace('/', '.');
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return switch (descriptor) {
      case "Ljakarta/ejb/MessageDriven;" -> new AnnotationValues(this::messageDriven);
      case "Ljakarta/jms/JMSDestinationDefinition;" -> new AnnotationValues(this::definition);
      case "Ljakarta/jms/JMSDestinationDefinitions;" ->
          new AnnotationValues(all -> all.inner().forEach(this::definition));
      case "Ljakarta/jms/JMSConnectionFactoryDefinition;" -> new AnnotationValues(this::factory);
      case "Ljakarta/jms/JMSConnectionFactoryDefinitions;" ->
          new AnnotationValues(all -> all.inner().forEach(this::factory));
      case "Ljakarta/annotation/Resource;" ->
          new AnnotationValues(resource -> resource(resource.text("type"), resource));
      case "Ljakarta/annotation/Resources;" ->
          new AnnotationValues(
              all -> all.inner().forEach(each -> resource(each.text("type"), each)));
      default -> null;
    };
  }

  private void messageDriven(AnnotationValues bean) {
    Activation activation = new Activation();
    bean.inner().forEach(p -> activation.property(p.text("propertyName"), p.text("propertyValue")));
    activation.mappedName(bean.text("mappedName"));
    activation.into(found, name);
  }

  private void definition(AnnotationValues definition) {
    if (definition.text("interfaceName").equals(TOPIC)) {
      found.topic(name + " defines " + definition.text("name"));
    } else if (definition.text("resourceAdapter").isEmpty()) {
      found.destination(definition.text("name"), definition.text("destinationName"));
    }
  }

  private void factory(AnnotationValues definition) {
    if (definition.text("resourceAdapter").isEmpty()) {
      found.connectionFactory(definition.text("name"));
    }
  }

  @Override
  public FieldVisitor visitField(
      int access, String field, String descriptor, String signature, Object value) {
    String type = Type.getType(descriptor).getClassName();
    return new FieldVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        return injection(annotation, type);
      }
    };
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String method, String descriptor, String signature, String[] exceptions) {
    List<String> types =
        List.of(Type.getArgumentTypes(descriptor)).stream().map(Type::getClassName).toList();
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        return injection(
            annotation, types.contains(CONTEXT) ? CONTEXT : types.size() == 1 ? types.get(0) : "");
      }
    };
  }

  private AnnotationVisitor injection(String annotation, String type) {
    return switch (annotation) {
      case "Ljakarta/annotation/Resource;" ->
          new AnnotationValues(resource -> resource(type, resource));
      case "Ljakarta/jms/JMSConnectionFactory;" ->
          new AnnotationValues(given -> found.connectionFactory(given.text("value")));
      case "Ljakarta/inject/Inject;" -> {
        if (type.equals(CONTEXT)) {
          // Harmless where @JMSConnectionFactory names another one beside it.
          found.defaultConnectionFactory();
        }
        yield null;
      }
      default -> null;
    };
  }

  private void resource(String declared, AnnotationValues resource) {
    String type = resource.text("type").isEmpty() ? declared : resource.text("type");
    String lookup = lookup(resource);
    switch (type) {
      case QUEUE, "jakarta.jms.Destination" -> found.destination(lookup, "");
      case TOPIC -> found.topic(name + " looks up " + lookup);
      case FACTORY, QUEUE_FACTORY -> {
        if (lookup.isEmpty()) {
          found.defaultConnectionFactory();
        } else {
          found.connectionFactory(lookup);
        }
      }
      default -> {
        // Not messaging.
      }
    }
  }

  /** A reference that is nowhere mapped leads to the global name that is the same as its own. */
  private static String lookup(AnnotationValues resource) {
    for (String element : List.of("lookup", "mappedName", "name")) {
      if (!resource.text(element).isEmpty()) {
        return resource.text(element);
      }
    }
    return "";
  }
}
