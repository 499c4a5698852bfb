package dev.bindsight.view.screen;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.view.job.Workers;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.navigation.Navigation;

import java.time.Clock;

/**
 * What the window has for its screens.
 *
 * @param probing tries, explains and mends
 * @param machine names users, services and what Bindsight may do
 * @param clock the time and the zone of the user
 * @param overlay the place for dialogs
 * @param saving asks for files and writes them
 * @param navigation leads to the other screens
 * @param workers runs what they do in the background
 */
public record ScreenContext(
        Probing probing,
        MachineSummary machine,
        Clock clock,
        Overlay overlay,
        SaveDialog saving,
        Navigation navigation,
        Workers workers) {}
