/**
 * What channels, joins, priority and policy mean: a small machine that can be read, and run.
 *
 * <p>It is a chemical machine. Its {@linkplain dev.joins.proofs.semantics.State state} is a soup of
 * pending messages, and of takers that wait for some of them; it changes by rules. There are no
 * queues, locks, indexes or wake-ups in it, and no threads: what may be taken is found by trying
 * everything. The kernel is compared with it, step by step and by its traces.
 *
 * <p>The words. A {@linkplain dev.joins.proofs.semantics.Call call} has one or several clauses, of
 * which exactly one will be done: each gives a message, or takes what a {@linkplain
 * dev.joins.proofs.semantics.Pattern pattern} wants. So a {@code send} is a call with one clause, a
 * {@code receive} another, and a {@code select} has many. A <em>taker</em> is such a clause that
 * takes, or a pattern that was installed and takes again and again. A message is <em>offered</em>
 * as long as its call waits, and <em>sent</em> from then on.
 *
 * <p>The rules:
 *
 * <ol>
 *   <li><b>Arrive.</b> A message comes into an open channel, as the youngest of all, offered; if
 *       there is room, it is sent at once.
 *   <li><b>Commit.</b> A taker is enabled if its pattern can be filled with pending messages: each
 *       term has as many as it wants, no message stands in two terms, all of them pass the filters,
 *       keys, orders and conditions, there is room where it is asked for, and of one call there is
 *       at most one message, of the taker's own call none. Of all fillings of a pattern the best is
 *       the one with the most messages; then the one with the best choices: the terms that want the
 *       best message choose one after the other, in their order, each the best of those that the
 *       choices before it leave possible, of equally good ones the oldest; then the one with the
 *       oldest messages (arrivals, sorted, compared one by one); then the first in the order of the
 *       terms. Of all enabled takers the one with the highest priority commits; at equal priority
 *       its {@linkplain dev.joins.proofs.semantics.Policy policy} decides, then who came first. At
 *       the commit all messages that are not only looked at leave at once, the room is reserved,
 *       and the calls that gave or took are over: nothing else of them is left.
 *   <li><b>Release.</b> While a channel has room - it holds less, sent messages and reserved room
 *       together, than its capacity - its oldest offered message is sent, and its call is over.
 *   <li><b>Wait.</b> A call that comes tries its clauses by priority, taking before giving; the
 *       priorities of those who wait for what it gives decide nothing here. A message that it would
 *       give arrives; if nobody takes it and there is no room, it leaves again, and nobody has
 *       looked at it. If no clause is possible, or there is but one message to give, all that it
 *       takes becomes takers, and then all that it gives arrives, one after the other. Then it
 *       tries its defaults, which are delayed by no time; a call that never waits tries them
 *       instead of waiting.
 *   <li><b>Leave.</b> A call that is given up by a timeout or an interrupt is over, and nothing of
 *       it is left. A sent message may be taken back, or expire.
 *   <li><b>Close.</b> Nothing arrives in a closed channel, and no room is reserved there. A waiting
 *       call fails when each of its clauses lacks what can never come.
 *   <li><b>Put back.</b> A message that was taken comes back, once, with the age that it had and
 *       perhaps another value: as a sent one, whether or not there is room, and whether or not its
 *       channel is closed.
 *   <li><b>Reserved room</b> is filled, by a message that is sent as soon as it arrives, or given
 *       back.
 * </ol>
 *
 * <p>What has room is released before anything is committed, and all that can be committed is,
 * before whatever comes next: so the soup is <em>at rest</em> between two events, which means that
 * no taker is enabled. Time is not in the machine: that a limit has passed is an event like any
 * other, and may come at any moment. Nor are bodies and replies, which are the business of those
 * who took. Functions are taken to be pure and total.
 *
 * <p>{@link dev.joins.proofs.semantics.State} has the rules, one by one; {@link
 * dev.joins.proofs.semantics.Machine} does with them what programs do.
 *
 * {@snippet file="SemanticsSnippets.java" region="machine"}
 */
@NullMarked
package dev.joins.proofs.semantics;

import org.jspecify.annotations.NullMarked;
