/**
 * Lists of many rows that change all the time: a row for each thing, found by a key that lasts,
 * filtered and sorted away from the FX thread and shown by naming what changed. What the rows are
 * about and which columns they have is the business of each screen.
 */
@NullMarked
package dev.bindsight.view.rows;

import org.jspecify.annotations.NullMarked;
