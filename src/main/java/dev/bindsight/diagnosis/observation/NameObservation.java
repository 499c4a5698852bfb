package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Resolution;

import org.jspecify.annotations.Nullable;

/**
 * A name that led to no address to connect to.
 *
 * @param host the name, as it was asked for
 * @param resolution what came of looking it up
 * @param other a connect to its first address, which is of a family that was not asked for; absent
 *     where it has none
 */
public record NameObservation(String host, Resolution resolution, @Nullable ConnectProbe other) {}
