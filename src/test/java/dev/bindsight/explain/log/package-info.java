/** Logs as streams. */
@NullMarked
package dev.bindsight.explain.log;

import org.jspecify.annotations.NullMarked;
