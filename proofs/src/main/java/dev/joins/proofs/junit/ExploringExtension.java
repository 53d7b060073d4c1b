package dev.joins.proofs.junit;

import dev.joins.proofs.explore.Explorer;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Sneaky;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Runs the method itself, as often as the explorer wants, in place of JUnit's one call. */
final class ExploringExtension implements InvocationInterceptor, ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return takesScheduler(parameter.getParameter().getType());
  }

  private static boolean takesScheduler(Class<?> type) {
    return type == Scheduler.class || type == CooperativeScheduler.class;
  }

  /** Returns nothing, since the method never sees it: each run gets a scheduler of its own. */
  @Override
  @SuppressWarnings("NullAway") // Jupiter allows null for any parameter that is no primitive
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return null;
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context) {
    invocation.skip();
    var method = call.getExecutable();
    var settings = method.getAnnotation(ExploreSchedules.class);
    if (method.getParameterCount() != 1 || !takesScheduler(method.getParameterTypes()[0])) {
      throw new ExtensionConfigurationException(
          "@ExploreSchedules wants one parameter, the scheduler: " + method);
    }
    method.setAccessible(true);
    var exploration =
        explorer(settings)
            .check(scheduler -> invoke(method, context.getRequiredTestInstance(), scheduler));
    context.publishReportEntry("exploration", exploration.toString());
  }

  private static Explorer explorer(ExploreSchedules settings) {
    var explorer =
        !settings.replay().isEmpty()
            ? Explorer.replay(settings.replay())
            : switch (settings.way()) {
              case EXHAUSTIVE -> Explorer.exhaustive();
              case RANDOM -> Explorer.random(settings.seed());
              case PCT -> Explorer.pct(settings.seed(), settings.depth());
            };
    var limited = explorer.withStepLimit(settings.steps()).withBound(settings.bound());
    return settings.sample() ? limited.asSample() : limited;
  }

  private static void invoke(Method method, Object test, CooperativeScheduler scheduler)
      throws Exception {
    try {
      method.invoke(test, scheduler);
    } catch (InvocationTargetException thrown) {
      var cause = thrown.getCause();
      throw cause == null ? thrown : Sneaky.rethrow(cause);
    }
  }
}
