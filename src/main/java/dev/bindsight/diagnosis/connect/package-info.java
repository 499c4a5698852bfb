/** Tries connects and says why they fail: what came back, joined with what the machine shows. */
@NullMarked
package dev.bindsight.diagnosis.connect;

import org.jspecify.annotations.NullMarked;
