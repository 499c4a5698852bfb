/** Tries binds and says why they are refused: looks, concludes what is worth a try, tries that. */
@NullMarked
package dev.bindsight.diagnosis.bind;

import org.jspecify.annotations.NullMarked;
