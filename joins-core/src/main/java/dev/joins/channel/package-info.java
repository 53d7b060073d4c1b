/**
 * Channels, the terms of patterns over them, and select.
 *
 * <p>A {@link dev.joins.channel.Channel channel} stands alone; it belongs to no join, and any
 * number of joins, selects and plain receivers may use it at once. Plain {@code send} and {@code
 * receive} are the one-channel case of the commit that joins go through (see {@code
 * dev.joins.match}).
 */
@NullMarked
package dev.joins.channel;

import org.jspecify.annotations.NullMarked;
