package dev.bindsight.settings;

/** Light or dark. */
public enum ThemeChoice {
    /** As the desktop has it. */
    SYSTEM,
    /** Always light. */
    LIGHT,
    /** Always dark. */
    DARK
}
