/** What the window does in the background: where it runs, how far it is, and what became of it. */
@NullMarked
package dev.bindsight.view.job;

import org.jspecify.annotations.NullMarked;
