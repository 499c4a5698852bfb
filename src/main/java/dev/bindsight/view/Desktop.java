package dev.bindsight.view;

import dev.bindsight.fix.PortStopper;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.SourceComparison;
import dev.bindsight.view.details.FactsReader;
import dev.bindsight.view.history.Past;
import dev.bindsight.view.ports.RowExtras;
import dev.bindsight.view.screen.Probing;

import java.time.Clock;
import java.util.function.Supplier;

/**
 * What the window works with.
 *
 * @param engine reads sockets and owners
 * @param compare reads every source and says where they differ; blocks
 * @param machine names users, services and what Bindsight may do
 * @param stopper stops owners and proves that ports are free
 * @param facts reads what a listing does not hold
 * @param extras reads what some columns show
 * @param probing what the screens that try something work with
 * @param past the record of who had which port
 * @param clock the time and the zone of the user
 * @param home the user's home directory, shown as {@code ~}
 * @param ownCommand how the command line of this very program is called
 */
public record Desktop(
        InventoryEngine engine,
        Supplier<SourceComparison> compare,
        MachineSummary machine,
        PortStopper stopper,
        FactsReader facts,
        RowExtras extras,
        Probing probing,
        Past past,
        Clock clock,
        String home,
        String ownCommand) {}
