package dev.joins.match.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.joins.testing.LogRecords;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of what users' functions throw: it is logged, and matches nothing; or is fatal. */
class UserCodeTest {
  private final LogRecords logged = new LogRecords("dev.joins");

  @AfterEach
  void stopListening() {
    logged.close();
  }

  /** Whatever is asked of it, it throws this. */
  private record Throwing(Supplier<? extends Error> error) implements Comparable<Throwing> {
    @Override
    public boolean equals(Object other) {
      throw error.get();
    }

    @Override
    public int hashCode() {
      throw error.get();
    }

    @Override
    public int compareTo(Throwing other) {
      throw error.get();
    }

    @Override
    public String toString() {
      throw error.get();
    }
  }

  private void assertLogged(String beginning) {
    assertThat(logged.all()).hasSize(1);
    assertThat(logged.all().getFirst().getMessage()).startsWith(beginning);
    assertThat(logged.all().getFirst().getThrown()).isNotNull();
    logged.clear();
  }

  private void eachIsAsked(Supplier<? extends Error> error) {
    var throwing = new Throwing(error);
    assertThat(UserCode.test(value -> value.hashCode() == 0, throwing, "p")).isFalse();
    assertLogged("a condition of pattern 'p' failed, and does not match");
    assertThat(UserCode.<Object>apply(Object::toString, throwing, "p")).isNull();
    assertLogged("a key of pattern 'p' failed");
    assertThat(UserCode.hash(throwing, "p")).isZero();
    assertLogged("the hash of a key of pattern 'p' failed");
    assertThat(UserCode.equal(throwing, "x", "p")).isFalse();
    assertLogged("the comparison of a key of pattern 'p' failed");
    assertThat(UserCode.compare(throwing, throwing, "p")).isEqualTo(UserCode.FAILED);
    assertLogged("an order of pattern 'p' failed");
    assertThat(UserCode.inOrder(throwing, throwing, "p")).isFalse();
    assertLogged("an order of pattern 'p' failed");
    assertThat(UserCode.compareIfAlike(throwing, throwing, "p")).isZero();
    assertLogged("the comparison of a key of pattern 'p' failed");
    assertThatCode(() ->
            UserCode.tell(() -> {
              throw error.get();
            }))
        .doesNotThrowAnyException();
    assertLogged("an observer failed; what it was told of has happened");
  }

  @Test
  void whatFailsIsLoggedAndMatchesNothing() {
    eachIsAsked(() -> new AssertionError("of the user"));
  }

  @Test
  void anOverflowOfTheStackIsNotFatal() {
    eachIsAsked(StackOverflowError::new);
  }

  @Test
  @SuppressWarnings("NullAway") // users write what they like
  void aKeyThatIsNullHasFailed() {
    assertThat(UserCode.<Object>apply(value -> null, "x", "p")).isNull();
    assertLogged("a key of pattern 'p' failed, and does not match: x");
  }

  @Test
  void keysOfOtherTypesHaveNoOrder() {
    assertThat(UserCode.compare("x", 1, "p")).isEqualTo(UserCode.FAILED);
    assertLogged("an order of pattern 'p' failed, and does not match: [x, 1]");
    assertThat(UserCode.compareIfAlike("x", 1, "p")).isZero();
    assertThat(logged.all()).isEmpty(); // nothing was asked
  }

  /**
   * The least number is what says that a comparison has failed; some {@code compareTo} returns it.
   */
  @Test
  void theLeastNumberIsAnAnswerLikeOthers() {
    record Least(int number) implements Comparable<Least> {
      @Override
      public int compareTo(Least other) {
        return number == other.number ? 0 : Integer.MIN_VALUE;
      }
    }
    assertThat(UserCode.inOrder(new Least(1), new Least(2), "p")).isTrue();
    assertThat(logged.all()).isEmpty();
  }

  @Test
  void anErrorOfTheVirtualMachineGoesOn() {
    var fatal = new Throwing(() -> new InternalError("of the JVM"));
    var asked =
        List.<Runnable>of(
            () -> UserCode.test(value -> value.hashCode() == 0, fatal, "p"),
            () -> UserCode.<Object>apply(Object::toString, fatal, "p"),
            () -> UserCode.hash(fatal, "p"),
            () -> UserCode.equal(fatal, "x", "p"),
            () -> UserCode.compare(fatal, fatal, "p"),
            () -> UserCode.compareIfAlike(fatal, fatal, "p"),
            () ->
                UserCode.tell(() -> {
                  throw fatal.error().get();
                }));
    assertThat(asked)
        .allSatisfy(each -> assertThatExceptionOfType(InternalError.class).isThrownBy(each::run));
    assertThat(logged.all()).isEmpty();
  }
}
