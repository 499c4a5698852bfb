/** Tests of what stands around the screens, without a window. */
@NullMarked
package dev.bindsight.view.shell;

import org.jspecify.annotations.NullMarked;
