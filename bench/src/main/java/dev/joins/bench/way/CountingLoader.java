package dev.joins.bench.way;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Loads a second copy of our classes, of which some tell the {@link Recorder} about each method
 * that is entered. The copy has no other difference; classes of the JDK are not copied.
 *
 * <p>All methods that have code count: private ones, those of lambdas, and those that the compiler
 * adds, as the JVM enters them. Constructors and static initialisers do not.
 */
final class CountingLoader extends ClassLoader {
  /** There once in the JVM, so that the copy and the others can speak to each other. */
  private static final Set<String> SHARED =
      Set.of(Recorder.class.getName(), Entry.class.getName(), Operation.class.getName());

  private static final ClassDesc RECORDER =
      ClassDesc.of(Recorder.class.getPackageName(), Recorder.class.getSimpleName());
  private static final MethodTypeDesc ENTER =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String, ConstantDescs.CD_String);

  private final Predicate<String> counted;
  private final ClassFile classFile;

  /**
   * Makes a loader.
   *
   * @param counted which classes are instrumented, by name; the others of ours are copied as they
   *     are
   */
  CountingLoader(Predicate<String> counted) {
    super("counting", CountingLoader.class.getClassLoader());
    this.counted = counted;
    this.classFile =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(getParent())));
  }

  /** Whether a frame is of a method that was, or would be, counted. */
  static boolean counts(StackWalker.StackFrame frame) {
    return frame.getDeclaringClass().getClassLoader() instanceof CountingLoader loader
        && loader.counted.test(frame.getClassName())
        && !isInitializer(frame.getMethodName());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("dev.joins.") || SHARED.contains(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (var resource = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (resource == null) {
        throw new ClassNotFoundException(name);
      }
      var original = resource.readAllBytes();
      var bytes = counted.test(name) ? instrumented(original) : original;
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("class " + name + " cannot be read", unreadable);
    }
  }

  private byte[] instrumented(byte[] original) {
    var model = classFile.parse(original);
    var type = model.thisClass().asSymbol();
    var file = type.packageName().replace('.', '/') + "/" + source(model);
    ClassTransform transform =
        (builder, element) -> {
          if (element instanceof MethodModel method && !isInitializer(method)) {
            var label = type.displayName() + "." + method.methodName().stringValue();
            builder.transformMethod(
                method, MethodTransform.transformingCode(new Announcement(file, label)));
          } else {
            builder.with(element);
          }
        };
    return classFile.transformClass(model, transform);
  }

  private static String source(ClassModel model) {
    return model
        .findAttribute(Attributes.sourceFile())
        .orElseThrow(() ->
            new IllegalStateException(
                model.thisClass().asSymbol().displayName()
                    + " was compiled without the name of its source file"))
        .sourceFile()
        .stringValue();
  }

  private static boolean isInitializer(MethodModel method) {
    return isInitializer(method.methodName().stringValue());
  }

  private static boolean isInitializer(String methodName) {
    return methodName.startsWith("<");
  }

  /** The call that is put before everything else in a method. */
  private record Announcement(String file, String method) implements CodeTransform {
    @Override
    public void atStart(CodeBuilder builder) {
      builder.ldc(file).ldc(method).invokestatic(RECORDER, "enter", ENTER);
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
      builder.with(element);
    }
  }
}
