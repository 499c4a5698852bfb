/** Tests of what is remembered. */
@NullMarked
package dev.bindsight.settings;

import org.jspecify.annotations.NullMarked;
