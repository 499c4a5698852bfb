/** macOS, Windows and a cross-check on Linux, through OSHI and the JDK. */
@NullMarked
package dev.bindsight.platform.portable;

import org.jspecify.annotations.NullMarked;
