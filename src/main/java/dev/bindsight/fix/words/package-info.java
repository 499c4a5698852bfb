/** A stop in words: what it would hit, its steps and what it came to, for window and terminal. */
@NullMarked
package dev.bindsight.fix.words;

import org.jspecify.annotations.NullMarked;
