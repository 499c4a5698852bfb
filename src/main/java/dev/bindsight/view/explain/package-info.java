/** The screen that reads what a program printed, and says what is true of it on this machine. */
@NullMarked
package dev.bindsight.view.explain;

import org.jspecify.annotations.NullMarked;
