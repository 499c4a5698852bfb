/** What a person calls a process, its unit and its container: pure functions of what was read. */
@NullMarked
package dev.bindsight.inventory.name;

import org.jspecify.annotations.NullMarked;
