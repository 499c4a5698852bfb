/** Tests of what is read from text. */
@NullMarked
package dev.bindsight.explain;

import org.jspecify.annotations.NullMarked;
