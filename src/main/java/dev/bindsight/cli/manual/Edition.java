package dev.bindsight.cli.manual;

/**
 * What the pages belong to.
 *
 * @param version of the program
 * @param date of that version, as {@code 2026-11-21}: no clock is read, so that two builds agree
 */
record Edition(String version, String date) {}
