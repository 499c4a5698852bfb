/**
 * Why a bind was refused and what can be done about it: one file for each cause, from what was
 * gathered and from nothing else.
 */
@NullMarked
package dev.bindsight.diagnosis.conclude.bind;

import org.jspecify.annotations.NullMarked;
