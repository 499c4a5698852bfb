package dev.bindsight.platform.linux.abi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The layout of a struct of C. Each constant is where the member begins that has its name in small
 * letters; {@code SIZE} is the size of the whole.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Struct {
    /** Its type in C, as {@code struct msghdr}. */
    String value();
}
