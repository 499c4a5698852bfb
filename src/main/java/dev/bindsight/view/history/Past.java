package dev.bindsight.view.history;

import dev.bindsight.history.HistoryReader;
import dev.bindsight.history.RecorderSwitch;

/**
 * What the screen works with. Both block.
 *
 * @param reader reads the record
 * @param recorder switches recording on and off
 */
public record Past(HistoryReader reader, RecorderSwitch recorder) {}
