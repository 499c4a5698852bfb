/** The record of who had which port, and what is asked of it: values, and how they are read. */
@NullMarked
package dev.bindsight.history;

import org.jspecify.annotations.NullMarked;
