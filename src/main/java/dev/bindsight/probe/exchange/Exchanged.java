package dev.bindsight.probe.exchange;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Exchange;

import org.jspecify.annotations.Nullable;

/**
 * A connect and what came over it.
 *
 * @param attempt the connect alone
 * @param exchange absent if there is no connection, nothing was asked of it, or it was cancelled
 */
public record Exchanged(Attempt attempt, @Nullable Exchange exchange) {}
