/**
 * Sockets joined to their owners: snapshots, deltas, filters and what a refusal can be explained
 * with.
 */
@NullMarked
package dev.bindsight.inventory;

import org.jspecify.annotations.NullMarked;
