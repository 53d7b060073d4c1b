package dev.joins.dsl;

import dev.joins.channel.MessageTerm;
import dev.joins.channel.Term;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A question as a term of a pattern: a channel of questions, or some of them. Immutable and
 * thread-safe.
 *
 * @param <Q> the question
 * @param <R> the reply
 */
public abstract sealed class ReplyTerm<Q, R> permits ReplyChannel, ReplyTerm.View {
  ReplyTerm() {}

  abstract MessageTerm<Request<Q, R>> requests();

  /** For the head of a pattern, which replies by the result of its body. */
  final MessageTerm<Q> questions() {
    return requests().map(Request::value);
  }

  /**
   * Returns a term that takes only questions that meet a condition.
   *
   * @param condition pure; asked once, when the question comes
   * @return is owed the same reply
   * @see MessageTerm#where
   */
  public ReplyTerm<Q, R> where(Predicate<? super Q> condition) {
    return new View<>(requests().where(request -> condition.test(request.value())));
  }

  /**
   * Returns this term with a key: all messages that a match takes by key have equal keys.
   *
   * {@snippet file="PatternSnippets.java" region="replies"}
   *
   * @param key pure
   * @return is owed the same reply
   * @see MessageTerm#by
   */
  public ReplyTerm<Q, R> by(Function<? super Q, ?> key) {
    return new View<>(requests().by(request -> key.apply(request.value())));
  }

  /**
   * Returns this term with a choice: of the questions that fit, the one with the least key is
   * taken.
   *
   * @param key pure; not null
   * @param <K> what is compared
   * @return is owed the same reply
   * @see MessageTerm#lowest(Function)
   */
  public <K extends Comparable<? super K>> ReplyTerm<Q, R> lowest(
      Function<? super Q, ? extends K> key) {
    return new View<>(requests().lowest(request -> key.apply(request.value())));
  }

  /**
   * Returns this term with a choice: of the questions that fit, the one with the greatest key is
   * taken.
   *
   * @param key pure; not null
   * @param <K> what is compared
   * @return is owed the same reply
   * @see MessageTerm#highest(Function)
   */
  public <K extends Comparable<? super K>> ReplyTerm<Q, R> highest(
      Function<? super Q, ? extends K> key) {
    return new View<>(requests().highest(request -> key.apply(request.value())));
  }

  /**
   * Returns a term that takes so many questions at once, oldest first; the body replies to each.
   *
   * @param count how many, at least 1
   * @return binds the requests
   * @throws IllegalArgumentException if the count is less than 1
   */
  public Term<List<Request<Q, R>>> times(int count) {
    return requests().times(count);
  }

  /**
   * Returns a term that takes as many questions as are there, oldest first, up to a number;
   * possibly none. The body replies to each.
   *
   * @param count how many at most, at least 1
   * @return binds the requests
   * @throws IllegalArgumentException if the count is less than 1
   */
  public Term<List<Request<Q, R>>> upTo(int count) {
    return requests().upTo(count);
  }

  /**
   * Returns one question as a term among others, for {@code allOf} and the like; the body replies
   * to it.
   *
   * @return binds the request
   */
  public Term<Request<Q, R>> request() {
    return requests();
  }

  @Override
  public String toString() {
    return requests().toString();
  }

  /** Some of the questions of a channel. */
  static final class View<Q, R> extends ReplyTerm<Q, R> {
    private final MessageTerm<Request<Q, R>> requests;

    View(MessageTerm<Request<Q, R>> requests) {
      this.requests = requests;
    }

    @Override
    MessageTerm<Request<Q, R>> requests() {
      return requests;
    }
  }
}
