package dev.bindsight.platform.linux.abi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where C has the constants of a class. One stands for the constant of C with its name unless
 * {@link InC} says otherwise; in a {@link Struct} it is an offset.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Headers {
    /** What is included, as {@code linux/netlink.h}. */
    String[] value();
}
