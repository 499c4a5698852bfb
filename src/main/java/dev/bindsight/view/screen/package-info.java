/** What the shell asks of a screen, and the place where one of them is shown. */
@NullMarked
package dev.bindsight.view.screen;

import org.jspecify.annotations.NullMarked;
