/** Text of any program becomes reported errors, and what a person typed a question. */
@NullMarked
package dev.bindsight.explain;

import org.jspecify.annotations.NullMarked;
