/** Tests of what is looked at, and tried once more, for a connect. */
@NullMarked
package dev.bindsight.diagnosis.gather.connect;

import org.jspecify.annotations.NullMarked;
