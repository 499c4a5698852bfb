/**
 * What is found about an attempt: the facts that bear a cause out, why, and what can be done. They
 * are values that say nothing themselves; {@code words} makes the sentences.
 */
@NullMarked
package dev.bindsight.model.fact;

import org.jspecify.annotations.NullMarked;
