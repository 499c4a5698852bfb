/** What can be done in the window, said once for button, menu, palette, keys and their sheet. */
@NullMarked
package dev.bindsight.view.command;

import org.jspecify.annotations.NullMarked;
