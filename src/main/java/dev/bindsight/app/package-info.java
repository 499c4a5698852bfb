/** Main, and the wiring of everything by hand. */
@NullMarked
package dev.bindsight.app;

import org.jspecify.annotations.NullMarked;
