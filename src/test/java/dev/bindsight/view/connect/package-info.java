/** The Connect screen, mostly without a window. */
@NullMarked
package dev.bindsight.view.connect;

import org.jspecify.annotations.NullMarked;
