/** The words a user reads: one bundle, and how durations and counts are put into words. */
@NullMarked
package dev.bindsight.text;

import org.jspecify.annotations.NullMarked;
