/** The calls that a text says have failed. */
@NullMarked
package dev.bindsight.explain.calls;

import org.jspecify.annotations.NullMarked;
