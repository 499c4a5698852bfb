/** The Connect screen: one card per address, what stands in the way, and how it does over time. */
@NullMarked
package dev.bindsight.view.connect;

import org.jspecify.annotations.NullMarked;
