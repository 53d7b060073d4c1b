/**
 * What lies there: places, their pending messages, who waits for them, and the lock that guards
 * both. Nothing here decides or takes anything.
 *
 * <p>Fields are public, as the package is hidden and each access of the short way counts; whoever
 * writes one holds the lock of the place's group.
 */
@NullMarked
package dev.joins.match.store;

import org.jspecify.annotations.NullMarked;
