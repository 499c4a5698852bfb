/** Tries binds and says why they are refused: what the kernel said, joined with the inventory. */
@NullMarked
package dev.bindsight.diagnosis.bind;

import org.jspecify.annotations.NullMarked;
