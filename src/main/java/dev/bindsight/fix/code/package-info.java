/**
 * The few lines that make a server bind as a fix does, and a trace as a program that makes the same
 * calls, in several languages, to copy.
 */
@NullMarked
package dev.bindsight.fix.code;

import org.jspecify.annotations.NullMarked;
