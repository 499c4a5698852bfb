/** What follows from what was gathered: the same observation always gives the same conclusion. */
@NullMarked
package dev.bindsight.diagnosis.conclude;

import org.jspecify.annotations.NullMarked;
