import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the tests, and says how they went. */
final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(CounterTest.class))
                .build(),
            listener);
    var summary = listener.getSummary();
    var out = new PrintWriter(System.out, true);
    out.println(
        summary.getTestsSucceededCount()
            + " succeeded, "
            + summary.getTestsFailedCount()
            + " failed");
    summary
        .getFailures()
        .forEach(failure ->
            out.println(
                failure.getTestIdentifier().getDisplayName()
                    + ": "
                    + failure.getException().getMessage()));
  }
}
