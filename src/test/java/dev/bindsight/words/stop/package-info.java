/** A stop in words. */
@NullMarked
package dev.bindsight.words.stop;

import org.jspecify.annotations.NullMarked;
