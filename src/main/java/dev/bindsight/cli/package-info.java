/** The verbs of the command line, as text and as JSON. */
@NullMarked
package dev.bindsight.cli;

import org.jspecify.annotations.NullMarked;
