/** What the user chose, kept in the XDG places. */
@NullMarked
package dev.bindsight.settings;

import org.jspecify.annotations.NullMarked;
