/** One real bind or connect, with the trace of its system calls. */
@NullMarked
package dev.bindsight.probe;

import org.jspecify.annotations.NullMarked;
