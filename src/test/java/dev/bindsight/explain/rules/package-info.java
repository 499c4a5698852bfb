/** Tests of the rules as data. */
@NullMarked
package dev.bindsight.explain.rules;

import org.jspecify.annotations.NullMarked;
