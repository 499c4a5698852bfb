/** Tests of the answer over the list. */
@NullMarked
package dev.bindsight.view.answer;

import org.jspecify.annotations.NullMarked;
