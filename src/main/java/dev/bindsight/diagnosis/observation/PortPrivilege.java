package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.Port;

import org.jspecify.annotations.Nullable;

/**
 * Which ports need CAP_NET_BIND_SERVICE (capabilities(7)), and who has it.
 *
 * @param granted whether Bindsight has it
 * @param freeFrom the lowest port that needs none (ip_unprivileged_port_start of ip(7)), absent
 *     where that cannot be read
 */
public record PortPrivilege(boolean granted, @Nullable Port freeFrom) {}
