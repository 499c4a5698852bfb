/** A log of any size is read as a stream: the errors it reports, in groups, and when they came. */
@NullMarked
package dev.bindsight.explain.log;

import org.jspecify.annotations.NullMarked;
