/** How a verdict shows what it says. */
@NullMarked
package dev.bindsight.view.finding;

import org.jspecify.annotations.NullMarked;
