package dev.joins.channel;

import dev.joins.Failure;
import dev.joins.Loan;
import dev.joins.internal.Text;
import dev.joins.match.commit.LentMessage;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Ranking;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A term that takes one message: a channel, or some of its messages.
 *
 * @param <A> what it yields
 */
public abstract sealed class MessageTerm<A> extends Term<A> permits Channel, MessageTerm.View {
  MessageTerm() {}

  /** What the engine takes. */
  abstract Input input();

  /** What this yields for a message that it takes. */
  abstract A read(Object message);

  /** Whether what this yields is no longer what was sent. */
  boolean isMapped() {
    return false;
  }

  /** What is to become of messages that stay too long; null if they may stay. */
  @Nullable Expiry expiry() {
    return null;
  }

  @Override
  void addTo(TermCompiler compiler) {
    compiler.add(this, input());
  }

  @Override
  A bind(Values values) {
    return read(values.next());
  }

  @Override
  Term<List<A>> repeated(int count) {
    return new ListTerm.Times<>(this, count);
  }

  @Override
  public MessageTerm<A> where(Predicate<? super A> condition) {
    Objects.requireNonNull(condition, () -> "a condition of '" + this + "' must not be null");
    return view(input().filtering(message -> condition.test(read(message))), this + ".where");
  }

  @Override
  public <B> MessageTerm<B> map(Function<? super A, ? extends B> function) {
    Objects.requireNonNull(function, () -> "a function of '" + this + "' must not be null");
    return new View<>(
        input(), message -> function.apply(read(message)), toString(), expiry(), true);
  }

  /**
   * Returns this term with a key: all messages that a match takes by key have equal keys. They are
   * looked up, however many are pending.
   *
   * {@snippet file="TermSnippets.java" region="by"}
   *
   * @param key pure, with {@code equals} and {@code hashCode} that agree; not null
   * @return yields what this term yields
   * @throws IllegalArgumentException if it has a key already
   */
  public MessageTerm<A> by(Function<? super A, ?> key) {
    Objects.requireNonNull(key, () -> "a key of '" + this + "' must not be null");
    var input = input();
    if (input.key() != null) {
      throw new IllegalArgumentException(
          "'" + this + "' has a key already; make one of both, such as List.of(a, b)");
    }
    return view(input.keyed(message -> key.apply(read(message))), this + ".by");
  }

  /**
   * Returns this term with an order: from term to term of a pattern, what the function returns does
   * not decrease, as in {@code t0 <= t1 <= t2} for events in order of time.
   *
   * {@snippet file="TermSnippets.java" region="ascending"}
   *
   * @param order pure; not null, and comparable with that of the pattern's other terms
   * @param <K> what is compared
   * @return yields what this term yields
   * @throws IllegalArgumentException if it has an order already
   */
  public <K extends Comparable<? super K>> MessageTerm<A> ascending(
      Function<? super A, ? extends K> order) {
    Objects.requireNonNull(order, () -> "an order of '" + this + "' must not be null");
    var input = input();
    if (input.order() != null) {
      throw new IllegalArgumentException("'" + this + "' has an order already");
    }
    return view(input.ordered(message -> order.apply(read(message))), this + ".ascending");
  }

  /**
   * Returns this term with a choice: of the messages that fit, not the oldest is taken, but the one
   * with the least key, and of those with equal keys the oldest. A message whose key is null, fails
   * or cannot be compared with those that are there matches nothing.
   *
   * {@snippet file="TermSnippets.java" region="lowest"}
   *
   * @param key pure; not null, and comparable with that of the channel's other messages
   * @param <K> what is compared
   * @return yields what this term yields
   * @throws IllegalArgumentException if it chooses the best already
   */
  public <K extends Comparable<? super K>> MessageTerm<A> lowest(
      Function<? super A, ? extends K> key) {
    return ranked(key, false);
  }

  /**
   * Returns this term with a choice: of the messages that fit, not the oldest is taken, but the one
   * with the greatest key, and of those with equal keys the oldest. A message whose key is null,
   * fails or cannot be compared with those that are there matches nothing.
   *
   * @param key pure; not null, and comparable with that of the channel's other messages
   * @param <K> what is compared
   * @return yields what this term yields
   * @throws IllegalArgumentException if it chooses the best already
   */
  public <K extends Comparable<? super K>> MessageTerm<A> highest(
      Function<? super A, ? extends K> key) {
    return ranked(key, true);
  }

  /**
   * Returns this term, which has an order, with a choice: of the messages that fit, the one that
   * comes first in the order is taken, and of those that come first together the oldest.
   *
   * {@snippet file="TermSnippets.java" region="crossing"}
   *
   * @return yields what this term yields
   * @throws IllegalArgumentException if it has no order, or chooses the best already
   */
  public MessageTerm<A> lowest() {
    return rankedByOrder(false);
  }

  /**
   * Returns this term, which has an order, with a choice: of the messages that fit, the one that
   * comes last in the order is taken, and of those that come last together the oldest.
   *
   * @return yields what this term yields
   * @throws IllegalArgumentException if it has no order, or chooses the best already
   */
  public MessageTerm<A> highest() {
    return rankedByOrder(true);
  }

  private MessageTerm<A> ranked(Function<? super A, ? extends Comparable<?>> key, boolean highest) {
    Objects.requireNonNull(key, () -> "what is best in '" + this + "' must not be null");
    return ranked(new Ranking(message -> key.apply(read(message)), highest, false));
  }

  private MessageTerm<A> rankedByOrder(boolean highest) {
    var order = input().order();
    if (order == null) {
      throw new IllegalArgumentException(
          "'" + this + "' has no order: say by what it is compared, or ascending(...) before");
    }
    return ranked(new Ranking(order, highest, true));
  }

  private MessageTerm<A> ranked(Ranking ranking) {
    if (input().ranking() != null) {
      throw new IllegalArgumentException(
          "'" + this + "' chooses the best already; make one key of both, which is compared");
    }
    return view(input().ranked(ranking), this + ranking.toString());
  }

  /**
   * Returns a term that looks at the message, and leaves it where it is.
   *
   * @return yields what this term yields
   * @throws IllegalArgumentException if it is a loan
   */
  public MessageTerm<A> peek() {
    if (input().lends()) {
      throw new IllegalArgumentException(
          "'" + this + "' takes its message: what is only looked at is not lent");
    }
    return view(input().peeking(), this + ".peek");
  }

  /**
   * Returns a term that takes the message, and lets the body put back what is left of it, where it
   * stood: for partial fills, retries and leases. An error that was sent is not lent.
   *
   * {@snippet file="TermSnippets.java" region="loan"}
   *
   * @return yields a loan of what this term yields
   * @throws IllegalArgumentException if this only looks, is a loan already, or yields what {@code
   *     map} has made of the message, which is not what the channel carries; or if it is of a
   *     mailbox with a limit
   */
  public MessageTerm<Loan<A>> loan() {
    var input = input();
    String reason =
        input.peeks()
            ? "only looks at its message"
            : input.lends()
                ? "is a loan already"
                : isMapped()
                    ? "was mapped, and would put back what was not sent: say loan() before map"
                    : input.place().onDeparture() != null
                        ? "is of a mailbox whose room is counted"
                        : null;
    if (reason != null) {
      throw new IllegalArgumentException("'" + this + "' cannot be lent: it " + reason);
    }
    return new View<>(input.lending(), this::lent, this + ".loan", expiry(), true);
  }

  /** What a body is given; to conditions, the message itself is offered. */
  @SuppressWarnings("unchecked") // this is not mapped: it yields what was sent
  private Loan<A> lent(Object message) {
    return message instanceof LentMessage lent
        ? (Loan<A>) (Loan<?>) lent
        : new Unlent<>(read(message));
  }

  /** A message that a condition looks at, before anybody has taken it. */
  private record Unlent<A>(A value) implements Loan<A> {
    @Override
    public void putBack(A rest) {
      throw new IllegalStateException(
          Text.of(value) + " was not taken, so it cannot be put back: a condition only looks");
    }
  }

  /**
   * Returns a term that takes as many messages as are there, oldest first or, if it chooses so,
   * best first, up to a number; possibly none. Of itself it never waits: it takes what is there
   * when the rest of the pattern matches.
   *
   * {@snippet file="TermSnippets.java" region="upTo"}
   *
   * @param count how many at most, at least 1
   * @return yields them as a list
   * @throws IllegalArgumentException if the count is less than 1
   */
  public Term<List<A>> upTo(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "'" + this + "' cannot be taken up to " + count + " times; the least is 1");
    }
    return new ListTerm.UpTo<>(this, count);
  }

  /**
   * Messages that the term could take, and that nobody has taken after some time, leave the channel
   * and go to a handler: memory stays bounded where a match never comes. Which ones are decided by
   * all that is said of one message alone, before or after this: {@code c.where(p).within(d, h)}
   * and {@code c.within(d, h).where(p)} are the same, and what does not meet {@code p} stays. So
   * does what does not meet a condition on the first message of a pattern. Only for patterns that
   * are installed, and counted from when the message was sent, or the pattern installed. A message
   * whose sender still waits does not expire. An error that was sent is thrown where the handler
   * would run.
   *
   * {@snippet file="TermSnippets.java" region="within"}
   *
   * @param limit how long they may stay, by the clock of the definition's scheduler; more than zero
   * @param expired gets each, in a tasklet of the definition's scheduler
   * @return yields what this term yields
   * @throws IllegalArgumentException if the limit is zero or negative
   */
  public MessageTerm<A> within(Duration limit, Consumer<? super A> expired) {
    Objects.requireNonNull(limit, () -> "'" + this + "' within null: the time must not be null");
    Objects.requireNonNull(expired, "expired");
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException(
          "'" + this + "' within " + limit + ": the time must be more than zero");
    }
    var expiry =
        new Expiry(
            input().place(),
            null, // the term may still be narrowed
            limit,
            message -> expired.accept(read(Failure.unwrap(message))));
    return new View<>(input(), this::read, this + ".within(" + limit + ")", expiry, isMapped());
  }

  private MessageTerm<A> view(Input input, String text) {
    return new View<>(input, this::read, text, expiry(), isMapped());
  }

  /** Some of the messages of a channel, as somebody wants to see them. */
  static final class View<A> extends MessageTerm<A> {
    private final Input input;
    private final Function<Object, ? extends A> reader;
    private final String text;
    private final @Nullable Expiry expiry;
    private final boolean mapped;

    View(
        Input input,
        Function<Object, ? extends A> reader,
        String text,
        @Nullable Expiry expiry,
        boolean mapped) {
      this.input = input;
      this.reader = reader;
      this.text = text;
      this.expiry = expiry;
      this.mapped = mapped;
    }

    @Override
    Input input() {
      return input;
    }

    @Override
    A read(Object message) {
      return reader.apply(message);
    }

    @Override
    boolean isMapped() {
      return mapped;
    }

    @Override
    @Nullable Expiry expiry() {
      return expiry;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
