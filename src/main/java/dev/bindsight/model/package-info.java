/**
 * The vocabulary: records, enums and sealed types, with no behaviour beyond their own invariants.
 */
@NullMarked
package dev.bindsight.model;

import org.jspecify.annotations.NullMarked;
