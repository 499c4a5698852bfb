/**
 * The lines of a text as a program wrote them: without escape sequences, and with what a logger, a
 * container or a build put before each told apart.
 */
@NullMarked
package dev.bindsight.explain.lines;

import org.jspecify.annotations.NullMarked;
