package dev.bindsight.platform.linux.abi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How C has a constant that it does not have by its name alone. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface InC {
    /** The expression or, in a {@link Struct}, the member; empty for the name of the constant. */
    String value() default "";

    /** What the preprocessor has to find true, because not every header has it; empty for none. */
    String when() default "";

    /** Headers of Linux 6.2 or later. */
    String SINCE_6_2 = "LINUX_VERSION_CODE >= KERNEL_VERSION(6, 2, 0)";

    /** Headers of Linux 6.5 or later. */
    String SINCE_6_5 = "LINUX_VERSION_CODE >= KERNEL_VERSION(6, 5, 0)";

    /** Headers of Linux 6.7 or later. */
    String SINCE_6_7 = "LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0)";

    /** Headers of Linux 6.8 or later. */
    String SINCE_6_8 = "LINUX_VERSION_CODE >= KERNEL_VERSION(6, 8, 0)";
}
