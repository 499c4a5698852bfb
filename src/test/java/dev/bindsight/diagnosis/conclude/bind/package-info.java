/** Conclusions about refused binds, as tables: an observation in, a cause with its facts out. */
@NullMarked
package dev.bindsight.diagnosis.conclude.bind;

import org.jspecify.annotations.NullMarked;
