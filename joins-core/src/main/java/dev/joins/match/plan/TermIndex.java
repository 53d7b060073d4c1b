package dev.joins.match.plan;

import dev.joins.Failure;
import dev.joins.match.pattern.Answers;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.store.Index;
import dev.joins.match.store.Link;
import dev.joins.match.store.Message;
import dev.joins.match.store.UserCode;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The pending messages of one place that one input of a plan can take. */
abstract class TermIndex extends Index implements Supply {
  private final Input input;
  private int size;
  private final Answers passing = new Answers();
  private @Nullable Pattern pattern;

  TermIndex(Input input) {
    this.input = input;
  }

  final Input input() {
    return input;
  }

  /** Says whose it is, for reports. */
  final TermIndex of(Pattern owner) {
    pattern = owner;
    return this;
  }

  /** Returns its pattern, which is named where the user's code fails. */
  @Override
  public final String toString() {
    return pattern == null ? input.place().name : pattern.toString();
  }

  @Override
  public final int size() {
    return size;
  }

  @Override
  public final int count() {
    return size;
  }

  @Override
  public boolean has(Message message) {
    return entryOf(message) != null;
  }

  @Override
  public Link linkOf(Message message, @Nullable Object key) {
    return Objects.requireNonNull(entryOf(message), "a message of this index");
  }

  /** Where this has a message; null if it did not pass here. */
  final @Nullable Entry entryOf(Message message) {
    for (var each = message.attachments(); each != null; each = each.sibling()) {
      if (each instanceof Entry entry && entry.index == this) {
        return entry;
      }
    }
    return null;
  }

  @Override
  public final @Nullable Object screen(Object value) {
    if (value instanceof Failure) {
      return null;
    }
    var filter = input.filter();
    return filter == null || UserCode.test(filter, value, this) ? keyOf(value) : null;
  }

  /** The key of a value that passes; null if there is none. */
  abstract @Nullable Object keyOf(Object value);

  @Override
  public final void enter(Message message, @Nullable Object key) {
    passing.add(key != null);
    var entry = key == null ? null : insert(message, key);
    if (entry != null) {
      message.attach(entry);
      size++;
    }
  }

  /** Gives each key of the pending messages, at least once; for an input that has one. */
  void forEachKey(Consumer<Object> action) {}

  /** Of all keys that have come, if they were of one; {@code Object}: of several; null: of none. */
  @Nullable Class<?> keyType() {
    return null;
  }

  /** Adds an entry with a key that {@link #screen} returned; null if the key is of no use. */
  abstract @Nullable Entry insert(Message message, Object key);

  /** The message of an entry leaves its place. */
  final void leave(Entry entry) {
    if (!isGivenUp()) {
      size--;
      remove(entry);
    }
  }

  /** Takes an entry out, by where it stands. */
  abstract void remove(Entry entry);

  /** How many of the messages that came have passed. */
  final Answers passing() {
    return passing;
  }
}
