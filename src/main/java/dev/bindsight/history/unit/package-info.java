/** Recording in the background, as a unit that systemd keeps for the user. */
@NullMarked
package dev.bindsight.history.unit;

import org.jspecify.annotations.NullMarked;
