package dev.joins.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.bench.Shares.Owner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharesTest {
  @Test
  void aLineOfTheReportCountsForWhoeverOwnsTheCode() {
    var shares =
        Shares.of(
            List.of(
                "# Overhead;Command;Shared Object;Symbol",
                "",
                " 40.00%;ForkJoinPool-1-;[JIT] tid 7;[.] void dev.joins.channel.Channel.send(java.lang.Object)",
                " 10.00%;ForkJoinPool-1-;[JIT] tid 7;[.] void java.lang.VirtualThread.runContinuation()",
                "  5.00%;ForkJoinPool-1-;[JIT] tid 7;[.] void dev.joins.bench.Crew.run()",
                "  5.00%;ForkJoinPool-1-;[JIT] tid 7;[.] Interpreter",
                "  5.00%;ForkJoinPool-1-;libjvm.so;[.] FreezeBase::freeze_fast_copy",
                "  5.00%;G1 Young RemSet;libjvm.so;[.] G1RemSet::clean",
                " 10.00%;ForkJoinPool-1-;[kernel.kallsyms];[k] finish_task_switch",
                " 20.00%;C2 CompilerThre;libjvm.so;[.] PhaseLive::compute"));

    assertThat(shares.percent())
        .isEqualTo(
            Map.of(
                Owner.JOINS, 50.0,
                Owner.THREADS, 12.5,
                Owner.JAVA, 6.25,
                Owner.JVM, 12.5,
                Owner.COLLECTOR, 6.25,
                Owner.KERNEL, 12.5));
  }

  @Test
  void aShareThatIsMissingIsNone() {
    var figure = new Figure("kernel.Chain length=2", "ours", 12.34, "ns", Double.NaN, Double.NaN);

    var line = Shares.of(List.of("100.00%;a;[JIT] tid 7;[.] void dev.joins.A.b()")).line(figure);

    assertThat(line).isEqualTo("| Chain length=2 | 12.3 | 100 % | 0 % | 0 % | 0 % | 0 % | 0 % |");
  }
}
