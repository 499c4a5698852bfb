/** The details of what is selected, and copying it in the form another tool takes. */
@NullMarked
package dev.bindsight.view.details;

import org.jspecify.annotations.NullMarked;
