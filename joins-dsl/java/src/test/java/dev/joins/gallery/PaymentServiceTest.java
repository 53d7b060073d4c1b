package dev.joins.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import dev.joins.gallery.PaymentService.Check;
import dev.joins.gallery.PaymentService.Event;
import dev.joins.gallery.PaymentService.Paid;
import dev.joins.gallery.PaymentService.Refused;
import dev.joins.gallery.PaymentService.Request;
import dev.joins.testing.Stage;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Paid if and only if both checks passed, refused otherwise, and each once. */
class PaymentServiceTest {
  private static final int PAYMENTS = 60;

  @UnderEachScheduler
  void paymentsAreMadeOnceAndOnlyIfAllIsWell(Trial trial) throws Exception {
    var random = new Random(trial.seed());
    var customers = checks(random, "customer");
    var merchants = checks(random, "merchant");
    List<Event> log =
        trial.play(stage -> {
          var service = new PaymentService(stage.joins(), stage);
          var requests =
              IntStream.range(0, PAYMENTS).mapToObj(p -> new Request(p, 10 * p)).toList();
          send(stage, shuffled(customers, random), service.customers);
          send(stage, shuffled(merchants, random), service.merchants);
          send(stage, requests, service.requests);
        });
    judge(customers, merchants, log);
  }

  private static <T> void send(Stage<Event> stage, List<T> messages, Channel<T> to) {
    stage.spawn(
        to.toString(),
        () -> {
          for (var message : messages) {
            stage.pause();
            to.send(message);
          }
        });
  }

  private static List<Check> checks(Random random, String of) {
    return IntStream.range(0, PAYMENTS)
        .mapToObj(payment -> new Check(payment, random.nextInt(4) > 0, of))
        .toList();
  }

  private static List<Check> shuffled(List<Check> checks, Random random) {
    var shuffled = new ArrayList<>(checks);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static void judge(List<Check> customers, List<Check> merchants, List<Event> log) {
    assertThat(log).hasSize(PAYMENTS);
    var settled = new ArrayList<Integer>();
    for (var event : log) {
      switch (event) {
        case Paid(var payment, var amount) -> {
          settled.add(payment);
          assertThat(customers.get(payment).passed() && merchants.get(payment).passed())
              .as("%s", event)
              .isTrue();
          assertThat(amount).isEqualTo(10 * payment);
        }
        case Refused(var payment, var why) -> {
          settled.add(payment);
          var failed = why.equals("customer") ? customers : merchants;
          assertThat(failed.get(payment).passed()).as("%s", event).isFalse();
        }
      }
    }
    assertThat(settled).doesNotHaveDuplicates();
  }

  @Test
  void theJudgeSeesAPaymentThatShouldHaveBeenRefused() {
    var bad = IntStream.range(0, PAYMENTS).mapToObj(p -> new Check(p, false, "customer")).toList();
    var log = IntStream.range(0, PAYMENTS).<Event>mapToObj(p -> new Paid(p, 10 * p)).toList();
    assertThatThrownBy(() -> judge(bad, bad, log)).isInstanceOf(AssertionError.class);
  }
}
