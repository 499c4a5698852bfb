/**
 * The reference of errnos: what each means for each call, its number on each system, and how
 * programs print it. The data is one file for each entry, beside these classes in the resources.
 */
@NullMarked
package dev.bindsight.errno;

import org.jspecify.annotations.NullMarked;
