/**
 * Tries many schedules of one program, and finds the one that breaks it. Start at {@link
 * dev.joins.proofs.explore.Explorer}; in a JUnit test, at {@code
 * dev.joins.proofs.junit.ExploreSchedules}.
 */
@NullMarked
package dev.joins.proofs.explore;

import org.jspecify.annotations.NullMarked;
