package dev.bindsight.view.ports;

/**
 * What rows show besides what a listing holds: it is read only while a column shows it.
 *
 * @param projects whether a column shows projects
 * @param measurements whether a column shows what the kernel measured
 */
public record ExtraWants(boolean projects, boolean measurements) {
    /** Nothing. */
    public static final ExtraWants NOTHING = new ExtraWants(false, false);
}
