/** What is looked at for a bind. */
@NullMarked
package dev.bindsight.diagnosis.gather.bind;

import org.jspecify.annotations.NullMarked;
