package dev.bindsight.view.connections;

import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.settings.SettingsFile;
import dev.bindsight.settings.SettingsStore;
import dev.bindsight.view.job.Workers;
import dev.bindsight.view.ports.CopyFormat;
import dev.bindsight.view.shell.LiveModel;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The whole screen of connections, without a window around it and without a machine behind it. */
public final class ScreenAlone {
    private ScreenAlone() {}

    /**
     * The screen over a model.
     *
     * @param table the list that is in it
     */
    public static javafx.scene.layout.Region of(
            ConnectionsModel model, ConnectionsTable table, Path settings, Workers workers) {
        var live =
                new LiveModel(
                        new Unread(), new SettingsStore(new SettingsFile(settings), Runnable::run));
        var commands = new ConnectionCommands(model, live, new Nothing());
        var names =
                new PeerNames(_ -> Optional.empty(), workers.lane("names"), InstantSource.system());
        return new ConnectionsScreen(
                model,
                new ConnectionsHeader(model, live, table.columns(), commands.commands()),
                table,
                new ConnectionPane(
                        model,
                        commands,
                        names,
                        new TcpFieldLookUp(_ -> Map.of(), workers.lane("fields"))),
                () -> {});
    }

    private static final class Unread implements LiveModel.Reader {
        @Override
        public void setMeasured(boolean measured) {}

        @Override
        public void spent(Duration more) {}

        @Override
        public Duration pace() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void setInterval(Duration interval) {}

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public void refresh() {}

        @Override
        public void choose(SourceChoice choice) {}
    }

    private static final class Nothing implements ConnectionActions {
        @Override
        public void showOtherEnd(Flow flow) {}

        @Override
        public void tryConnect(Flow flow) {}

        @Override
        public void close(Flow flow) {}

        @Override
        public void lookUp(Flow flow) {}

        @Override
        public void copy(Flow flow, ConnectionCopy form) {}

        @Override
        public void copy(Flow flow, CopyFormat format) {}

        @Override
        public void export() {}
    }
}
