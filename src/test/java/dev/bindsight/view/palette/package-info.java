/** Tests of the palette. */
@NullMarked
package dev.bindsight.view.palette;

import org.jspecify.annotations.NullMarked;
