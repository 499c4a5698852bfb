/** Says what a reported error means and what is true of it now: looks, and concludes. */
@NullMarked
package dev.bindsight.diagnosis.report;

import org.jspecify.annotations.NullMarked;
