/** How the app looks: theme, fonts, icons, and the small pieces every screen is built from. */
@NullMarked
package dev.bindsight.view.look;

import org.jspecify.annotations.NullMarked;
