package dev.bindsight.diagnosis;

/** The options that a conflict matrix tries at each address. */
public enum MatrixColumn {
    /** No option; {@code ::} is dual-stack. */
    PLAIN,
    /** SO_REUSEADDR. */
    REUSE_ADDRESS,
    /** SO_REUSEPORT. */
    REUSE_PORT,
    /** IPV6_V6ONLY. */
    V6ONLY
}
