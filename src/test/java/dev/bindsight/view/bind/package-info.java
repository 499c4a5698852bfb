/** The Bind screen, without a window and in the real one. */
@NullMarked
package dev.bindsight.view.bind;

import org.jspecify.annotations.NullMarked;
