/** Carries a fix out, then proves with the kernel what changed. */
@NullMarked
package dev.bindsight.fix;

import org.jspecify.annotations.NullMarked;
