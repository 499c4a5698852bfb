/** The desktop app: the shell, and one subpackage for each screen. */
@NullMarked
package dev.bindsight.view;

import org.jspecify.annotations.NullMarked;
