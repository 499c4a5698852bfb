/** Tests of the words for errnos, and what their data is made by. */
@NullMarked
package dev.bindsight.explain.errnos;

import org.jspecify.annotations.NullMarked;
