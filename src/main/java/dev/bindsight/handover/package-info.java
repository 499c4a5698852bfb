/** How one thread hands another what it made, whatever that is. */
@NullMarked
package dev.bindsight.handover;

import org.jspecify.annotations.NullMarked;
