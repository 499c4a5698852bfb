/** What is concluded about connects from observations alone, without a kernel. */
@NullMarked
package dev.bindsight.diagnosis.conclude.connect;

import org.jspecify.annotations.NullMarked;
