/**
 * Addresses, names and ports in a text, in all the spellings that programs have for them, and told
 * from what only looks alike: times, lines of source, process numbers, versions.
 */
@NullMarked
package dev.bindsight.explain.places;

import org.jspecify.annotations.NullMarked;
