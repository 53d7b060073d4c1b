package dev.joins.bench.peers

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.selects.select

/** Kotlin's channels, with coroutines on as many threads as there are cores: a method a workload. */
object KotlinChannels {
  const val UNLIMITED = Channel.UNLIMITED

  /** Sends through one channel. */
  @JvmStatic
  fun pipe(capacity: Int, messages: Int, message: Int): Unit = atWork {
    val channel = Channel<Int>(capacity)
    launch { repeat(messages) { channel.send(message) } }
    launch { repeat(messages) { channel.receive() } }
  }

  /** Sends through so many channels, each of which is emptied into the next. */
  @JvmStatic
  fun chain(capacity: Int, length: Int, messages: Int, message: Int): Unit = atWork {
    val first = Channel<Int>(capacity)
    launch { repeat(messages) { first.send(message) } }
    var last = first
    repeat(length - 1) {
      val from = last
      val to = Channel<Int>(capacity)
      launch { repeat(messages) { to.send(from.receive()) } }
      last = to
    }
    launch { repeat(messages) { last.receive() } }
  }

  /** Each channel has a sender; one receiver selects among them. */
  @JvmStatic
  fun select(n: Int, messagesEach: Int, message: Int): Unit = atWork {
    val channels = List(n) { Channel<Int>() }
    for (channel in channels) {
      launch { repeat(messagesEach) { channel.send(message) } }
    }
    launch {
      repeat(n * messagesEach) {
        select<Int> {
          for (channel in channels) {
            channel.onReceive { it }
          }
        }
      }
    }
  }

  /** As many senders as receivers at one channel without a limit. */
  @JvmStatic
  fun producersAndConsumers(pairs: Int, messages: Int, message: Int): Unit = atWork {
    val channel = Channel<Int>(Channel.UNLIMITED)
    repeat(pairs) {
      launch { repeat(messages) { channel.send(message) } }
      launch { repeat(messages) { channel.receive() } }
    }
  }

  private fun atWork(start: CoroutineScope.() -> Unit): Unit =
    runBlocking(Dispatchers.Default) { start() }
}
