/** Looks at the machine after a bind was refused, and tries what may work instead. */
@NullMarked
package dev.bindsight.diagnosis.gather.bind;

import org.jspecify.annotations.NullMarked;
