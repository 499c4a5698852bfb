/** What this program is, what it is made of, and under which licences. */
@NullMarked
package dev.bindsight.view.about;

import org.jspecify.annotations.NullMarked;
