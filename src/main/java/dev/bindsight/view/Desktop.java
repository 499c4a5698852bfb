package dev.bindsight.view;

import dev.bindsight.fix.PortStopper;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.settings.SettingsFile;
import dev.bindsight.view.details.FactsReader;

import java.time.Clock;

/**
 * What the window works with.
 *
 * @param engine reads sockets and owners
 * @param machine names users, services and what Bindsight may do
 * @param stopper stops owners and proves that ports are free
 * @param facts reads what a listing does not hold
 * @param settings where choices are kept
 * @param clock the time and the zone of the user
 * @param home the user's home directory, shown as {@code ~}
 */
public record Desktop(
        InventoryEngine engine,
        MachineSummary machine,
        PortStopper stopper,
        FactsReader facts,
        SettingsFile settings,
        Clock clock,
        String home) {}
