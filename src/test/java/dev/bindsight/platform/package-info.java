/** Tests of what Bindsight asks of the machine. */
@NullMarked
package dev.bindsight.platform;

import org.jspecify.annotations.NullMarked;
