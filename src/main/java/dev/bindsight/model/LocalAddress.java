package dev.bindsight.model;

/**
 * An address of this machine.
 *
 * @param address the address
 * @param device the device it is on
 */
public record LocalAddress(IpAddress address, String device) {}
