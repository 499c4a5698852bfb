/**
 * Everything that touches the machine for a diagnosis: looks, trials, what processes are doing. It
 * decides what a question is worth and concludes nothing.
 */
@NullMarked
package dev.bindsight.diagnosis.gather;

import org.jspecify.annotations.NullMarked;
