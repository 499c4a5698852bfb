/** Takes the pictures of the README from the real window. */
@NullMarked
package dev.bindsight.screenshots;

import org.jspecify.annotations.NullMarked;
