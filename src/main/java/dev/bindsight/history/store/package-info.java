/** The file that the record is kept in: SQLite, written by one process and read by many. */
@NullMarked
package dev.bindsight.history.store;

import org.jspecify.annotations.NullMarked;
