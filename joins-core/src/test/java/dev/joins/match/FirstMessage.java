package dev.joins.match;

import dev.joins.channel.Channel;
import jdk.jfr.FlightRecorder;

/** A program of its own: sends and receives, and prints whether the flight recorder has begun. */
final class FirstMessage {
  private FirstMessage() {}

  public static void main(String[] args) throws InterruptedException {
    Channel<String> channel = Channel.unbounded("c");
    channel.send("first");
    System.out.println(channel.receive() + " " + FlightRecorder.isInitialized());
  }
}
