/** Holds what the code promises about itself: its structure, its format, its words, its files. */
@NullMarked
package dev.bindsight.conventions;

import org.jspecify.annotations.NullMarked;
