package dev.bindsight.diagnosis.observation;

/** What can be tried on behalf of a bind that was refused, in the order in which it is tried. */
public enum Trial {
    /** The same with SO_REUSEADDR and with SO_REUSEPORT, as far as it has not got them. */
    REUSE,
    /** The same with IP_FREEBIND. */
    FREEBIND,
    /** The same at the next ports. */
    NEXT_PORT,
    /** The same at ports that need no privilege. */
    UNPRIVILEGED_PORT,
    /** The same at a port that the kernel picks. */
    ANY_PORT,
    /** The same in the other address family, or in one alone. */
    OTHER_FAMILY,
    /** The same at the first address of this machine that works. */
    OWN_ADDRESS,
    /** The same at every address of the family. */
    EVERY_ADDRESS
}
