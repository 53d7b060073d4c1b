package dev.joins.peers;

import dev.joins.actor.Behavior;
import java.util.List;

/** A payment is made when request, customer's check and merchant's check of one id have come. */
final class Payment {
  private Payment() {}

  sealed interface Msg {
    record Request(int id, int amount) implements Msg {}

    record Customer(int id, boolean passed) implements Msg {}

    record Merchant(int id, boolean passed) implements Msg {}
  }

  record Outcome(int id, boolean paid) {}

  static Behavior<Msg> service(List<Outcome> log) {
    return self -> {
      var request = self.messages(Msg.Request.class).by(Msg.Request::id);
      var customer = self.messages(Msg.Customer.class).by(Msg.Customer::id);
      var merchant = self.messages(Msg.Merchant.class).by(Msg.Merchant::id);
      self.on(request)
          .and(customer)
          .and(merchant)
          .react((r, c, m) -> log.add(new Outcome(r.id(), c.passed() && m.passed())));
    };
  }
}
