/**
 * Why connects end as they do: one class for each way in which they do. Each concludes from an
 * observation alone, or says what has to be looked at first.
 */
@NullMarked
package dev.bindsight.diagnosis.conclude.connect;

import org.jspecify.annotations.NullMarked;
