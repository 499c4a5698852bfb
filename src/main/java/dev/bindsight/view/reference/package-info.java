/** The screen that says what each errno means, for each call. */
@NullMarked
package dev.bindsight.view.reference;

import org.jspecify.annotations.NullMarked;
