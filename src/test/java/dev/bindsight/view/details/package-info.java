/** The details pane without a window. */
@NullMarked
package dev.bindsight.view.details;

import org.jspecify.annotations.NullMarked;
