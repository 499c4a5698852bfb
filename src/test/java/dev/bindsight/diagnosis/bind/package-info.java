/** Refused binds, diagnosed on the real kernel and on scripted machines. */
@NullMarked
package dev.bindsight.diagnosis.bind;

import org.jspecify.annotations.NullMarked;
