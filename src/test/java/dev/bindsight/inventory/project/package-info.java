/** Tests of what a process is part of. */
@NullMarked
package dev.bindsight.inventory.project;

import org.jspecify.annotations.NullMarked;
