/** The machine as Bindsight asks it: one interface, {@link dev.bindsight.platform.Platform}. */
@NullMarked
package dev.bindsight.platform;

import org.jspecify.annotations.NullMarked;
