/** Tests of the Ports screen without a window. */
@NullMarked
package dev.bindsight.view.ports;

import org.jspecify.annotations.NullMarked;
