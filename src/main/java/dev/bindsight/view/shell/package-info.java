/** What stands around every screen: top bar with the search field, rail and status bar. */
@NullMarked
package dev.bindsight.view.shell;

import org.jspecify.annotations.NullMarked;
