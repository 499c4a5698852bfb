package dev.bindsight.model;

/**
 * Who a process runs as, and what more than others it may do.
 *
 * @param user the name of the user
 * @param capabilities how many effective ones it has (capabilities(7)); 0 where the system has none
 */
public record Privileges(String user, int capabilities) {}
