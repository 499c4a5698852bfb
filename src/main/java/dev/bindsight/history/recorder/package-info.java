/** The recorder: what was seen at each look becomes spans, events and gaps. */
@NullMarked
package dev.bindsight.history.recorder;

import org.jspecify.annotations.NullMarked;
