package dev.bindsight.testbed;

import org.junit.jupiter.api.Tag;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a test that comes out the same whoever runs it, and wherever: it reads the checkout, and at
 * most has another program read it, and asks the kernel nothing. {@code .ci/run} does not repeat it
 * as other users and in other places.
 */
@Tag("same-anywhere")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface SameAnywhere {}
