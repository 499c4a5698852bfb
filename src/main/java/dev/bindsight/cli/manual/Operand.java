package dev.bindsight.cli.manual;

/**
 * An argument that is told by its place.
 *
 * @param label what its help calls it, with {@code …} where there may be several
 * @param many whether every argument from here on is one
 * @param description a sentence or two
 * @param values what it may be
 */
record Operand(String label, boolean many, String description, Values values) {}
