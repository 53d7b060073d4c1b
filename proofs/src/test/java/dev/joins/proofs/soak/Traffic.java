package dev.joins.proofs.soak;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.dsl.Joins;
import dev.joins.proofs.soak.Tally.Deed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Sends to the floor and takes from it, in all ways there are. For one tasklet. */
final class Traffic {
  /** Where nobody waits for the takers, somebody must, or the messages would fill the memory. */
  private static final int MOST_PENDING = 3_000;

  private final Floor floor;
  private final Joins joins;
  private final Tally tally;
  private final SplittableRandom random;

  Traffic(Floor floor, Tally tally, SplittableRandom random) {
    this.floor = floor;
    this.joins = floor.joins;
    this.tally = tally;
    this.random = random;
  }

  /** One thing of many. */
  void step() throws InterruptedException {
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> send(channel());
      case 4 -> sendTimed(channel());
      case 5 -> trySend(channel());
      case 6, 7 -> sendSome();
      case 8 -> give();
      case 9 -> receive();
      case 10 -> tryReceive();
      case 11 -> receiveTimed();
      case 12 -> take();
      case 13 -> call();
      case 14 -> callAsync();
      case 15 -> runErrand();
      case 16 -> pass();
      case 17 -> changePatterns();
      default -> sendSignals();
    }
  }

  private Duration moment() {
    return Duration.ofNanos(random.nextInt(300_000));
  }

  /** One to which messages may be sent; the sink is for what the pattern with room sends. */
  private Channel<Item> channel() {
    if (floor.books().pending() > MOST_PENDING) {
      return random.nextBoolean() ? floor.meet : floor.few;
    }
    return floor.channels.get(random.nextInt(floor.channels.size()));
  }

  private Channel<Item> anyChannel() {
    return floor.channels.get(random.nextInt(floor.channels.size()));
  }

  private Item offer(Channel<Item> channel) {
    return floor.offer(channel);
  }

  private void send(Channel<Item> channel) throws InterruptedException {
    var item = offer(channel);
    var sent = false;
    try {
      channel.send(item);
      sent = true;
    } finally {
      item.sent(sent);
    }
  }

  private void sendTimed(Channel<Item> channel) throws InterruptedException {
    var item = offer(channel);
    var sent = false;
    try {
      sent = channel.send(item, moment());
    } finally {
      item.sent(sent);
    }
    if (!sent) {
      tally.add(Deed.TIMED_OUT);
    }
  }

  private void trySend(Channel<Item> channel) {
    var item = offer(channel);
    item.sent(channel.trySend(item));
  }

  /**
   * All that some patterns want, at once, so that each of them matches also where little goes on;
   * and perhaps some of it is taken back.
   */
  private void sendSome() {
    var channels =
        random.nextBoolean()
            ? List.of(floor.left, floor.right, floor.early, floor.late, floor.fading)
            : List.of(floor.many, floor.many, floor.many);
    for (var channel : channels) {
      if (floor.books().pending() < MOST_PENDING) {
        var item = offer(channel);
        var posted = channel.post(item);
        item.sent(random.nextInt(8) != 0 || !posted.withdraw());
      }
    }
    trySend(floor.few);
    sendSignals();
  }

  /** One of several gifts, or something is taken, or the time is up. */
  private void give() throws InterruptedException {
    var gifts = new ArrayList<Item>();
    var clauses = new ArrayList<Clause<Long>>();
    for (var i = random.nextInt(1, 4); i > 0; i--) {
      var channel = channel();
      var item = offer(channel);
      gifts.add(item);
      clauses.add(Clause.send(channel, item, item.number));
    }
    if (random.nextInt(3) == 0) {
      clauses.add(joins.on(anyChannel().times(2)).map(pair -> all(pair)));
    }
    if (random.nextBoolean()) {
      clauses.add(joins.after(moment()).map(() -> 0L));
    }
    var chosen = -1L;
    try {
      chosen =
          random.nextInt(4) == 0
              ? Clause.trySelect(array(clauses)).orElse(0L)
              : Clause.select(array(clauses));
    } finally {
      for (var gift : gifts) {
        gift.sent(gift.number == chosen);
      }
    }
    tally.add(
        chosen > 0 ? Deed.SELECT_SENT : chosen == 0 ? Deed.SELECT_TIMED_OUT : Deed.SELECT_TOOK);
  }

  private static long all(List<Item> items) {
    items.forEach(Item::taken);
    return -1;
  }

  private static long both(Item x, Item y) {
    return all(List.of(x, y));
  }

  @SuppressWarnings("unchecked")
  private static Clause<Long>[] array(List<Clause<Long>> clauses) {
    return clauses.toArray(Clause[]::new);
  }

  private void receive() throws InterruptedException {
    anyChannel().receive().taken();
  }

  private void receiveTimed() throws InterruptedException {
    anyChannel().receive(moment()).ifPresentOrElse(Item::taken, () -> tally.add(Deed.TIMED_OUT));
  }

  private void tryReceive() {
    anyChannel().tryReceive().ifPresent(Item::taken);
    floor.sink.tryReceive().ifPresent(Item::taken);
  }

  /** A select of patterns. */
  private void take() throws InterruptedException {
    var chosen =
        joins.select(
            joins.on(anyChannel()).and(anyChannel()).priority(random.nextInt(3)).map(Traffic::both),
            joins.on(floor.left.by(Item::key)).and(floor.early.by(Item::key)).map(Traffic::both),
            joins
                .on(anyChannel().where(item -> item.key() == 0).upTo(3))
                .and(floor.sink)
                .map((some, item) -> {
                  item.taken();
                  return all(some);
                }),
            joins.after(moment()).and(floor.many).map(item -> all(List.of(item))),
            joins.after(moment().plusMillis(1)).map(() -> 0L));
    tally.add(chosen == 0 ? Deed.SELECT_TIMED_OUT : Deed.SELECT_TOOK);
  }

  private void call() throws InterruptedException {
    var question = floor.books().offer(Kind.CALL);
    var answered = false;
    try {
      var reply = floor.questions.call(question, moment());
      answered = reply.isPresent();
      check(question, reply.orElse(question.number));
    } finally {
      question.sent(answered);
    }
  }

  private void callAsync() {
    var question = floor.books().offer(Kind.CALL);
    if (random.nextBoolean()) {
      floor.questions.tell(question);
      question.sent(true);
      return;
    }
    var reply = floor.questions.callAsync(question);
    var cancelled = random.nextBoolean() && reply.cancel(false);
    question.sent(!cancelled);
    if (cancelled) {
      tally.add(Deed.QUESTION_CANCELLED);
    }
  }

  private void check(Item question, long reply) {
    if (reply != question.number) {
      floor.books().complain(question + " got the reply to another question: " + reply);
    }
  }

  private void runErrand() throws InterruptedException {
    var errand = floor.books().offer(Kind.VOID_CALL);
    var done = false;
    try {
      done = floor.errands.call(errand, moment());
    } finally {
      errand.sent(done);
    }
  }

  private void pass() throws InterruptedException {
    if (floor.gate.pass(moment())) {
      floor.books().count(Kind.GATE, Fate.SENT);
    }
  }

  private void sendSignals() {
    for (var i = 0; i < 2 && floor.books().pending() < MOST_PENDING; i++) {
      floor.books().count(Kind.SIGNAL, Fate.SENT); // before somebody has it
      floor.signal.send();
    }
  }

  /** A pattern comes, and goes again. */
  private void changePatterns() throws InterruptedException {
    var reaction =
        joins
            .on(anyChannel().within(Duration.ofMillis(1), Item::expired))
            .and(anyChannel().by(Item::key))
            .and(floor.right.by(Item::key))
            .priority(1 + random.nextInt(1_000_000)) // no two are alike
            .react((x, y, z) -> all(List.of(x, y, z)));
    tally.add(Deed.PATTERN_INSTALLED);
    try {
      receiveTimed();
    } finally {
      reaction.remove();
      tally.add(Deed.PATTERN_REMOVED);
    }
  }
}
