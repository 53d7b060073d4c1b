package dev.joins.tasklet;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;

/** A test that hangs fails: it runs in a thread of its own, which is then left behind. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@interface Bounded {}
