/**
 * Classic problems, each solved by joins in about as many lines as it takes to state it. The
 * program logs what it does; a judge, which does not know the program, says whether that was
 * allowed.
 */
@NullMarked
package dev.joins.gallery;

import org.jspecify.annotations.NullMarked;
