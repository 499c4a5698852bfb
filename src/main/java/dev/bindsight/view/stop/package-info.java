/** The stop dialog: what will be hit, what happens, and what came of it. */
@NullMarked
package dev.bindsight.view.stop;

import org.jspecify.annotations.NullMarked;
