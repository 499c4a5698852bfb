package dev.bindsight.probe;

import dev.bindsight.model.Attempt;

import java.time.Duration;

/**
 * One connect of a repeated one.
 *
 * @param index its place, from 0
 * @param since when it began, counted from the first
 * @param attempt how it ended
 */
public record Sample(int index, Duration since, Attempt attempt) {}
