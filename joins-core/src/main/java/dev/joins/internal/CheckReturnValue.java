package dev.joins.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who does not use the result of such a method has made a mistake. Static checkers, such as Error
 * Prone, know an annotation of this name in whatever package it is, so none of them is depended on.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CheckReturnValue {}
