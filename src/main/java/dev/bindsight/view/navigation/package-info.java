/** The ways from one screen to another. */
@NullMarked
package dev.bindsight.view.navigation;

import org.jspecify.annotations.NullMarked;
