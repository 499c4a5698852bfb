/** System calls as they happened, drawn the same on every screen. */
@NullMarked
package dev.bindsight.view.trace;

import org.jspecify.annotations.NullMarked;
