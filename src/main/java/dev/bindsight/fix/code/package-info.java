/** The few lines that make a server bind as a fix does, in several languages, to copy. */
@NullMarked
package dev.bindsight.fix.code;

import org.jspecify.annotations.NullMarked;
