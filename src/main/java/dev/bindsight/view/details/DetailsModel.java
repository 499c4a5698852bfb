package dev.bindsight.view.details;

import dev.bindsight.handover.Latest;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.screen.SocketSelection;
import dev.bindsight.words.SocketText;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    private final Lane lane;
    private final Latest<SocketSelection> reads;
    private final Latest<SocketSelection> counts;
    private final Clock clock;

    private final ReadOnlyObjectWrapper<DetailsContent> content =
            new ReadOnlyObjectWrapper<>(this, "content", new DetailsContent.Empty());
    private SocketSelection selection;
    private @Nullable SocketFacts facts;
    private @Nullable ProcessRef chosen;

    /**
     * @param lane runs what blocks
     */
    DetailsModel(
            SocketSelection selection,
            FactsReader reader,
            SheetWriter writer,
            Lane lane,
            Clock clock) {
        this.selection = selection;
        this.reader = reader;
        this.writer = writer;
        this.lane = lane;
        reads = new Latest<>(lane, this::read);
        counts = new Latest<>(lane, this::count);
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
    SocketSelection selection() {
        return selection;
    }

    /** Shows another selection, or the same as it was read anew. */
    void show(SocketSelection selected) {
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
        reads.send(selected);
    }

    /** Shows another owner of a shared socket. */
    void chooseOwner(ProcessRef owner) {
        chosen = owner;
        if (facts != null) {
            accept(facts);
        }
    }

    /** In the background; another socket may be selected by the time it is read. */
    private void read(SocketSelection selected) {
        SocketFacts read = reader.read(selected.inventory(), selected.sockets().getFirst());
        lane.show(() -> {
            if (selection.sockets().size() == 1
                    && selection.sockets().getFirst().key().equals(read.entry().key())) {
                accept(read);
            }
        });
    }

    private void accept(SocketFacts found) {
        facts = found;
        var sheet = new DetailsContent.One(writer.write(found, chosen, clock.instant()));
        if (!sheet.equals(content.get())) {
            content.set(sheet);
        }
    }

    private void summarize(SocketSelection selected) {
        if (selected.isEmpty()) {
            set(new DetailsContent.Empty());
        } else if (selected.sockets().size() <= MOST_COUNTED) {
            set(several(selected, owners(selected)));
        } else {
            set(several(selected, null));
            counts.send(selected);
        }
    }

    private void set(DetailsContent next) {
        if (!next.equals(content.get())) {
            content.set(next);
        }
    }

    private void count(SocketSelection selected) {
        int owners = owners(selected);
        lane.show(() -> {
            if (selection == selected) {
                set(several(selected, owners));
            }
        });
    }

    private static int owners(SocketSelection selected) {
        Set<ProcessRef> owners = new HashSet<>();
        for (SocketEntry socket : selected.sockets()) {
            if (socket.ownership() instanceof Ownership.OwnedBy(var processes, var _)) {
                owners.addAll(processes);
            }
        }
        return owners.size();
    }

    /** As many lines as fit: every socket of a machine may be selected. */
    private DetailsContent several(SocketSelection selected, @Nullable Integer owners) {
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
