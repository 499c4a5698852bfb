/**
 * What can be asked about an attempt: binds, connects, the matrix of both, and what is answered.
 */
@NullMarked
package dev.bindsight.diagnosis;

import org.jspecify.annotations.NullMarked;
