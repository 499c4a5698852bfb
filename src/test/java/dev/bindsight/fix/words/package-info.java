/** A stop in words. */
@NullMarked
package dev.bindsight.fix.words;

import org.jspecify.annotations.NullMarked;
