/** What is to be said of an error that somebody reports, from what was gathered of it. */
@NullMarked
package dev.bindsight.diagnosis.conclude.report;

import org.jspecify.annotations.NullMarked;
