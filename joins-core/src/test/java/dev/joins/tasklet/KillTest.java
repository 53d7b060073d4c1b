package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.Preference;
import dev.joins.channel.Channel;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Kill and raise, where the tasklet has had its partner, but not yet its turn. */
@Bounded
@ParameterizedClass
@EnumSource(Threads.class)
class KillTest {
  @Parameter private Threads threads = Threads.VIRTUAL;

  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");

  @Test
  void whoHasSentDiesInSend() { // found by comparison with PyPy
    try (var scheduler = threads.open()) {
      var sender =
          scheduler.spawn(
              "sender",
              () -> {
                channel.send("m");
                log.add("went on");
              });
      sender.run();
      log.add(channel.tryReceive().orElseThrow());
      sender.kill();
      assertThat(sender.isAlive()).isFalse();
      assertThat(log.text()).isEqualTo("m");
    }
  }

  @Test
  void soDoesWhoWasRemovedInBetween() {
    try (var scheduler = threads.open()) {
      var sender =
          scheduler.spawn(
              "sender",
              () -> {
                channel.send("m");
                log.add("went on");
              });
      sender.run();
      channel.tryReceive();
      sender.remove().kill();
      assertThat(sender.isAlive()).isFalse();
      assertThat(log.text()).isEmpty();
    }
  }

  @Test
  void orWhoseMessageWasTakenAtOnce() { // found by comparison with PyPy
    try (var scheduler = threads.open()) {
      scheduler.spawn("receiver", () -> log.add(channel.receive())).run();
      var sender =
          scheduler.spawn(
              "sender",
              () -> {
                channel.send("m");
                log.add("went on");
              });
      sender.run(); // the receiver, whom it meets, ends; then it is our turn
      assertThat(log.text()).isEqualTo("m");
      sender.kill();
      assertThat(sender.isAlive()).isFalse();
      assertThat(log.text()).isEqualTo("m");
    }
  }

  @Test
  void whereSwitchingIsTrappedNothingIsRaisedAndNothingChanged() {
    try (var scheduler = threads.open()) {
      var blocked = scheduler.spawn("blocked", () -> log.add(channel.receive()));
      blocked.run();
      var ready =
          scheduler.spawn(
              "ready",
              () -> {
                Tasklet.schedule();
                log.add("ready");
              });
      ready.run();
      var paused =
          scheduler.spawn(
              "paused",
              () -> {
                scheduler.scheduleRemove();
                log.add("paused");
              });
      paused.run();
      var unborn = scheduler.spawn("unborn", () -> log.add("unborn"));
      scheduler.switchTrap(1);
      for (var each : new CooperativeTasklet[] {blocked, ready, paused, unborn}) {
        var state = each.state;
        assertThatThrownBy(each::kill).hasMessageContaining("switch_trap");
        assertThatThrownBy(() -> each.raise(new IllegalArgumentException("?")))
            .hasMessageContaining("switch_trap");
        assertThat(each.state).isEqualTo(state);
      }
      scheduler.switchTrap(-1);
      paused.insert();
      assertThat(channel.trySend("taken")).isTrue();
      scheduler.run();
      assertThat(log.lines()).containsExactlyInAnyOrder("taken", "ready", "paused", "unborn");
    }
  }

  @Test
  void whoWasGivenAMessageThrowsInsteadOfReturningIt() {
    try (var scheduler = threads.open()) {
      channel.setPreference(Preference.NEITHER);
      var receiver =
          scheduler.spawn(
              "receiver",
              () -> {
                try {
                  log.add(channel.receive());
                } catch (IllegalArgumentException raised) {
                  log.add(raised.getMessage());
                }
              });
      receiver.run();
      assertThat(channel.trySend("m")).isTrue();
      receiver.raise(new IllegalArgumentException("raised"));
      assertThat(log.text()).isEqualTo("raised");
    }
  }

  @Test
  void whoIsOwedAReplyThrowsWhenItHasCome() {
    try (var scheduler = threads.open()) {
      var owed = new AtomicReference<Exchange>();
      var caller =
          scheduler.spawn(
              "caller",
              () -> {
                owed.set(new Exchange("a reply").committed());
                log.add(owed.get().call());
              });
      caller.run();
      caller.raiseLater(new IllegalArgumentException("raised"));
      Tasklet.schedule();
      assertThat(caller.isAlive()).isTrue();
      owed.get().answer("reply");
      assertThatThrownBy(scheduler::run).hasMessage("raised");
      assertThat(log.text()).isEmpty();
    }
  }
}
