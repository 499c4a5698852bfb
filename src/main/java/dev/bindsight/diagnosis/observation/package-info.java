/**
 * What was gathered about one question, as values that nothing changes any more: everything that a
 * conclusion may go by, and nothing that reads the machine.
 */
@NullMarked
package dev.bindsight.diagnosis.observation;

import org.jspecify.annotations.NullMarked;
