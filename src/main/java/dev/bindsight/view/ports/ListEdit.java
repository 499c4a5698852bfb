package dev.bindsight.view.ports;

import java.util.List;

/**
 * One place where a list differs from the one before.
 *
 * @param at index in the new list
 * @param removed the rows that were there, in order
 * @param added how many rows are there instead
 */
record ListEdit(int at, List<PortRow> removed, int added) {}
