/** What is copied, checked with the tools it is for. */
@NullMarked
package dev.bindsight.view.copy;

import org.jspecify.annotations.NullMarked;
