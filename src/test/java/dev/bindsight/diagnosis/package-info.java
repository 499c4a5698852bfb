/** Diagnoses of the real kernel's refusals, and of scripted machines. */
@NullMarked
package dev.bindsight.diagnosis;

import org.jspecify.annotations.NullMarked;
