/** The stop dialog against a scripted stopper. */
@NullMarked
package dev.bindsight.view.stop;

import org.jspecify.annotations.NullMarked;
