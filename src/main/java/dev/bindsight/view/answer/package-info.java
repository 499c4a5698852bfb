/** What is true of one port, told in a sentence over the list. */
@NullMarked
package dev.bindsight.view.answer;

import org.jspecify.annotations.NullMarked;
