/** An attempt, plus what is known of the machine, becomes cause, evidence and fixes. */
@NullMarked
package dev.bindsight.diagnosis;

import org.jspecify.annotations.NullMarked;
