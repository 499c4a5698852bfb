/** What a result is shown with, always in the same order: happened, why, evidence, what to do. */
@NullMarked
package dev.bindsight.view.finding;

import org.jspecify.annotations.NullMarked;
