/** The Bind screen: tries binds, keeps their results, carries fixes out. */
@NullMarked
package dev.bindsight.view.bind;

import org.jspecify.annotations.NullMarked;
