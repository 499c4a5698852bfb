/** Tests of the window. */
@NullMarked
package dev.bindsight.view;

import org.jspecify.annotations.NullMarked;
