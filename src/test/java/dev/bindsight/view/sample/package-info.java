/** Invented sockets and processes for the tests of the screens. */
@NullMarked
package dev.bindsight.view.sample;

import org.jspecify.annotations.NullMarked;
