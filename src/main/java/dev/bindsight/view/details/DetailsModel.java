package dev.bindsight.view.details;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.SocketText;
import dev.bindsight.view.ports.PortSelection;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Follows the selection and reads what is known of it, free of nodes. What the listing already
 * holds is shown at once; the owners are verified and the rest is read in the background, again
 * with every refresh. Changed and called on the user interface's thread only.
 */
final class DetailsModel {
    /** How many selected sockets have a line. */
    static final int MOST_SELECTED = 16;

    /** The owners of more sockets are counted in the background. */
    static final int MOST_COUNTED = 2_000;

    private final FactsReader reader;
    private final SheetWriter writer;
    private final Executor background;
    private final Executor ui;
    private final Clock clock;

    private final ReadOnlyObjectWrapper<DetailsContent> content =
            new ReadOnlyObjectWrapper<>(this, "content", new DetailsContent.Empty());
    private PortSelection selection;
    private @Nullable SocketFacts facts;
    private @Nullable ProcessRef chosen;
    private boolean reading;
    private boolean readAgain;
    private boolean counting;

    /**
     * @param background runs what blocks
     * @param ui runs what changes the content
     */
    DetailsModel(
            PortSelection selection,
            FactsReader reader,
            SheetWriter writer,
            Executor background,
            Executor ui,
            Clock clock) {
        this.selection = selection;
        this.reader = reader;
        this.writer = writer;
        this.background = background;
        this.ui = ui;
        this.clock = clock;
        show(selection);
    }

    /** What is shown. */
    ReadOnlyObjectProperty<DetailsContent> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** What is shown. */
    DetailsContent content() {
        return content.get();
    }

    /** What is selected. */
    PortSelection selection() {
        return selection;
    }

    /** Shows another selection, or the same as it was read anew. */
    void show(PortSelection selected) {
        selection = selected;
        if (selected.sockets().size() != 1) {
            facts = null;
            chosen = null;
            summarize(selected);
            return;
        }
        SocketEntry socket = selected.sockets().getFirst();
        boolean another = facts == null || !facts.entry().key().equals(socket.key());
        if (another) {
            chosen = null;
            accept(ListedFacts.of(selected.inventory(), socket));
        }
        read();
    }

    /** Shows another owner of a shared socket. */
    void chooseOwner(ProcessRef owner) {
        chosen = owner;
        if (facts != null) {
            accept(facts);
        }
    }

    /** At most one read runs; what was selected meanwhile is read after it, once. */
    private void read() {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        Inventory inventory = selection.inventory();
        SocketEntry socket = selection.sockets().getFirst();
        background.execute(() -> {
            // also when reading throws: else nothing would ever be read again
            SocketFacts found = null;
            try {
                found = reader.read(inventory, socket);
            } finally {
                SocketFacts read = found;
                ui.execute(() -> finish(read));
            }
        });
    }

    /** Takes over what was read; absent if reading failed, which leaves what is shown. */
    private void finish(@Nullable SocketFacts read) {
        reading = false;
        if (read != null
                && selection.sockets().size() == 1
                && selection.sockets().getFirst().key().equals(read.entry().key())) {
            accept(read);
        }
        if (readAgain && selection.sockets().size() == 1) {
            readAgain = false;
            read();
        }
        readAgain = false;
    }

    private void accept(SocketFacts found) {
        facts = found;
        var sheet = new DetailsContent.One(writer.write(found, chosen, clock.instant()));
        if (!sheet.equals(content.get())) {
            content.set(sheet);
        }
    }

    private void summarize(PortSelection selected) {
        if (selected.isEmpty()) {
            set(new DetailsContent.Empty());
        } else if (selected.sockets().size() <= MOST_COUNTED) {
            set(several(selected, owners(selected)));
        } else {
            set(several(selected, null));
            count();
        }
    }

    private void set(DetailsContent next) {
        if (!next.equals(content.get())) {
            content.set(next);
        }
    }

    /** At most one count runs; what was selected meanwhile is counted after it. */
    private void count() {
        if (counting) {
            return;
        }
        counting = true;
        PortSelection counted = selection;
        background.execute(() -> {
            int owners = owners(counted);
            ui.execute(() -> {
                counting = false;
                if (selection == counted) {
                    set(several(counted, owners));
                } else if (selection.sockets().size() > MOST_COUNTED) {
                    count();
                }
            });
        });
    }

    private static int owners(PortSelection selected) {
        Set<ProcessRef> owners = new HashSet<>();
        for (SocketEntry socket : selected.sockets()) {
            if (socket.ownership() instanceof Ownership.OwnedBy(var processes, var _)) {
                owners.addAll(processes);
            }
        }
        return owners.size();
    }

    /** As many lines as fit: every socket of a machine may be selected. */
    private DetailsContent several(PortSelection selected, @Nullable Integer owners) {
        List<SocketEntry> sockets = selected.sockets();
        return new DetailsContent.Several(
                sockets.size(),
                owners,
                sockets.stream()
                        .limit(MOST_SELECTED)
                        .map(socket -> line(selected.inventory(), socket))
                        .toList());
    }

    private DetailsContent.Several.Line line(Inventory inventory, SocketEntry socket) {
        List<ProcessDetails> owners = inventory.owners(socket);
        String address = SocketText.local(socket);
        if (owners.isEmpty()) {
            return new DetailsContent.Several.Line(
                    address, SocketText.ownership(socket.ownership(), clock.instant()), null);
        }
        ProcessDetails first = owners.getFirst();
        return new DetailsContent.Several.Line(address, first.name(), first.pid().toString());
    }
}
