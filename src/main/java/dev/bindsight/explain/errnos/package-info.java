/**
 * The errnos that a text names: by name, in words of many languages, by the numbers of a system.
 */
@NullMarked
package dev.bindsight.explain.errnos;

import org.jspecify.annotations.NullMarked;
