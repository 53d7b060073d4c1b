package dev.joins.bench.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * What virtual threads are made of, without thread, scheduler or interrupt: the least that a switch
 * can cost on this JVM. Not for use: the JDK exports it to nobody, and all tasklets would be one
 * thread to locks and thread locals.
 */
final class BareContinuation {
  /** What lets it be used all the same. */
  static final String EXPORT = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";

  private static final Object SCOPE;
  private static final MethodHandle MAKE;
  private static final MethodHandle RUN;
  private static final MethodHandle YIELD;

  static {
    try {
      var lookup = MethodHandles.lookup();
      var scope = Class.forName("jdk.internal.vm.ContinuationScope");
      var type = Class.forName("jdk.internal.vm.Continuation");
      SCOPE = scope.getConstructor(String.class).newInstance("bench");
      MAKE =
          lookup
              .findConstructor(type, MethodType.methodType(void.class, scope, Runnable.class))
              .asType(MethodType.methodType(Object.class, Object.class, Runnable.class));
      RUN =
          lookup
              .findVirtual(type, "run", MethodType.methodType(void.class))
              .asType(MethodType.methodType(void.class, Object.class));
      YIELD =
          lookup
              .findStatic(type, "yield", MethodType.methodType(boolean.class, scope))
              .asType(MethodType.methodType(void.class, Object.class));
    } catch (ReflectiveOperationException closed) {
      throw new IllegalStateException("run with " + EXPORT, closed);
    }
  }

  private final Object continuation;

  BareContinuation(Runnable body) {
    try {
      continuation = (Object) MAKE.invokeExact(SCOPE, body);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Until it gives way, or ends. */
  void run() {
    try {
      RUN.invokeExact(continuation);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The running one gives way. */
  static void giveWay() {
    try {
      YIELD.invokeExact(SCOPE);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }
}
