/** Tests of the texts that errors are read from, before anything is read. */
@NullMarked
package dev.bindsight.explain.lines;

import org.jspecify.annotations.NullMarked;
