package dev.joins.gallery;

import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.testing.Stage;

/**
 * A payment is made when it has been requested, and its customer and its merchant have been
 * checked, in whatever order these come. If either check fails, it is refused.
 */
final class PaymentService {
  sealed interface Event {}

  record Paid(int payment, int amount) implements Event {}

  record Refused(int payment, String why) implements Event {}

  record Request(int payment, int amount) {}

  record Check(int payment, boolean passed, String why) {}

  // @start region=paymentService
  final Channel<Request> requests;
  final Channel<Check> customers;
  final Channel<Check> merchants;

  PaymentService(Joins j, Stage<Event> stage) {
    requests = j.channel("requests");
    customers = j.channel("customers");
    merchants = j.channel("merchants");

    var request = requests.by(Request::payment); // all of one payment
    var customer = customers.by(Check::payment);
    var merchant = merchants.by(Check::payment);

    j.on(request)
        .and(customer.where(Check::passed))
        .and(merchant.where(Check::passed))
        .react((r, c, m) -> stage.log(new Paid(r.payment(), r.amount())));
    j.on(request)
        .and(customer.where(c -> !c.passed()))
        .react((r, c) -> stage.log(new Refused(r.payment(), c.why())));
    j.on(request)
        .and(merchant.where(m -> !m.passed()))
        .react((r, m) -> stage.log(new Refused(r.payment(), m.why())));
  }
  // @end
}
