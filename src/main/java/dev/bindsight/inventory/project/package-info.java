/** What a process is part of: the name and the branch of the project it was started in. */
@NullMarked
package dev.bindsight.inventory.project;

import org.jspecify.annotations.NullMarked;
