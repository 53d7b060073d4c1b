/**
 * The join patterns themselves, as a Java program writes them: which channels to wait for, under
 * what condition, and what to do with the messages once all of them are taken.
 */
@NullMarked
package dev.joins.dsl;

import org.jspecify.annotations.NullMarked;
