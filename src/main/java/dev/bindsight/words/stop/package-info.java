/** A stop in words: what it would hit, its steps and what it came to, for window and terminal. */
@NullMarked
package dev.bindsight.words.stop;

import org.jspecify.annotations.NullMarked;
