/** Finds many words in a text in one pass. */
@NullMarked
package dev.bindsight.explain.anchors;

import org.jspecify.annotations.NullMarked;
