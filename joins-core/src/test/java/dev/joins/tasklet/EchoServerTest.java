package dev.joins.tasklet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server of plain sockets, a tasklet for each client, all on one cooperative scheduler: it serves
 * a thousand clients that are open at the same time, beside a computation that goes on.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ParameterizedClass
@EnumSource(Threads.class)
class EchoServerTest {
  private static final int CLIENTS = 1_000;
  private static final int TURNS = 1_000;

  @Parameter private Threads threads = Threads.VIRTUAL;

  private final CountDownLatch computationGoesOn = new CountDownLatch(1);
  private final CountDownLatch connected = new CountDownLatch(CLIENTS);
  private final AtomicInteger served = new AtomicInteger();

  @Test
  void aThousandClientsAreServedBesideAComputation() throws Exception {
    var heard = ConcurrentHashMap.<String>newKeySet();
    var clients = new ArrayList<Thread>();
    try (var scheduler = threads.open();
        var server = new ServerSocket(0, CLIENTS, InetAddress.getLoopbackAddress())) {
      for (var i = 0; i < CLIENTS; i++) {
        var greeting = "hello from " + i;
        clients.add(
            Thread.ofVirtual().start(() -> heard.add(answerTo(greeting, server.getLocalPort()))));
      }
      var done = Channel.<String>rendezvous("done");
      scheduler.spawn("server", () -> serve(scheduler, server));
      scheduler.spawn("computation", () -> done.send(compute()));
      assertThat(done.receive()).isEqualTo("computed");
      scheduler.run();
    }
    for (var client : clients) {
      client.join();
    }
    assertThat(heard).hasSize(CLIENTS).allMatch(answer -> answer.startsWith("HELLO FROM "));
  }

  /** Comes after the computation has begun, and says nothing before all others are there. */
  private String answerTo(String greeting, int port) {
    try {
      computationGoesOn.await();
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        connected.countDown();
        connected.await();
        return ask(socket, greeting);
      }
    } catch (IOException | InterruptedException failure) {
      return failure.toString();
    }
  }

  private static String ask(Socket socket, String question) throws IOException {
    var out = new PrintWriter(new OutputStreamWriter(socket.getOutputStream(), UTF_8), true);
    out.println(question);
    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    return String.valueOf(in.readLine());
  }

  private void serve(CooperativeScheduler scheduler, ServerSocket server) throws IOException {
    for (var i = 0; i < CLIENTS; i++) {
      var socket = Door.through(server::accept);
      scheduler.spawn("client " + i, () -> Door.throughRun(() -> echo(socket)));
    }
  }

  /** Knows nothing of us. */
  private void echo(Socket accepted) throws IOException {
    try (var socket = accepted;
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        var out = new PrintWriter(new OutputStreamWriter(socket.getOutputStream(), UTF_8), true)) {
      out.println(in.readLine().toUpperCase(Locale.ROOT));
      served.incrementAndGet();
    }
  }

  /** Only its turns make the clients come; only when they are served it ends. */
  private String compute() {
    for (var turns = 0; served.get() < CLIENTS; turns++) {
      if (turns == TURNS) {
        computationGoesOn.countDown();
      }
      Tasklet.schedule();
    }
    return "computed";
  }
}
