/** Looks at this machine for an error that somebody reports, and sends nothing to another one. */
@NullMarked
package dev.bindsight.diagnosis.gather.report;

import org.jspecify.annotations.NullMarked;
