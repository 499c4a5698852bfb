package dev.bindsight.inventory;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.ProcessDetails;

import org.jspecify.annotations.Nullable;

/**
 * Someone who is connected to a listener.
 *
 * @param address from where
 * @param process which process, if it is on this machine and can be seen
 * @param connections how many connections it has
 */
public record Client(IpAddress address, @Nullable ProcessDetails process, int connections) {}
