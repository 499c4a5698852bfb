/** How a verdict shows what it says. */
@NullMarked
package dev.bindsight.view.verdict;

import org.jspecify.annotations.NullMarked;
