/** What is shipped with Bindsight, whose it is, and under which licence. */
@NullMarked
package dev.bindsight.credits;

import org.jspecify.annotations.NullMarked;
