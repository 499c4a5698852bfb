package dev.bindsight.inventory;

import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.platform.SocketSource;
import dev.bindsight.platform.SocketView;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks the sources, best first, until one answers. */
final class SourceReader {
    private final List<SocketSource> sources;

    SourceReader(List<SocketSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** How asking ended. */
    sealed interface Answer {
        /** A source listed every socket; {@code fallback} is why the best one did not. */
        record Listed(SocketSource source, @Nullable SourceRefusal fallback) implements Answer {}

        /** None did. */
        record Refused(List<SourceRefusal> refusals) implements Answer {}
    }

    /** The sources there are, best first. */
    List<Source> ids() {
        return sources.stream().map(SocketSource::id).toList();
    }

    /**
     * Lists sockets.
     *
     * @param begin is told which source is about to be asked and gives where its sockets go
     */
    Answer list(
            SourceChoice choice,
            SocketQuery query,
            Function<SocketSource, Consumer<SocketView>> begin) {
        var refusals = new ArrayList<SourceRefusal>();
        for (SocketSource source : sources) {
            if (choice instanceof SourceChoice.Only(Source wanted) && wanted != source.id()) {
                continue;
            }
            // a source reuses its buffers, and a stop looks while the poller reads
            synchronized (source) {
                switch (source.list(query, begin.apply(source))) {
                    case SocketSource.Listing.Complete _ -> {
                        return new Answer.Listed(
                                source, refusals.isEmpty() ? null : refusals.getFirst());
                    }
                    case SocketSource.Listing.Refused(SourceRefusal refusal) ->
                            refusals.add(refusal);
                }
            }
        }
        return new Answer.Refused(List.copyOf(refusals));
    }
}
