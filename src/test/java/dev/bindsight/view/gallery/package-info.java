/**
 * A page with every piece that screens are built of, for whoever builds one: run {@link
 * dev.bindsight.view.gallery.Gallery} from the test classes.
 */
@NullMarked
package dev.bindsight.view.gallery;

import org.jspecify.annotations.NullMarked;
