/** The palette: every action and place of the window, found by typing. */
@NullMarked
package dev.bindsight.view.palette;

import org.jspecify.annotations.NullMarked;
