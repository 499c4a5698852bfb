package dev.bindsight.view.details;

import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketKey;
import dev.bindsight.view.ports.ListRequest;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What the pane shows of one socket, in words. Equal sheets look equal, so an unchanged one is not
 * drawn again.
 *
 * @param title the owner's name, or the address of a socket without one
 * @param titleDetail the pid or the state beside it
 * @param command the owner's command line, empty if there is none
 * @param reach who can reach it
 * @param owners the owners of a shared socket, to choose from; empty for at most one
 * @param note why there is no owner, absent if there is one
 * @param sections what is known, in order
 * @param socket the facts of the socket itself, shown on demand
 */
record SocketSheet(
        String title,
        String titleDetail,
        String command,
        Reach reach,
        List<OwnerChoice> owners,
        @Nullable Note note,
        List<Section> sections,
        Section socket) {
    /** As many lines of one kind as are shown; the list shows the rest. */
    static final int MOST_LINES = 8;

    /** How far a socket can be reached, which decides the icon. */
    enum Range {
        EVERYONE,
        NETWORK,
        MACHINE,
        NOBODY
    }

    /** Who can reach it, as a sentence. */
    record Reach(Range range, String sentence) {}

    /** One owner of a shared socket. */
    record OwnerChoice(ProcessRef ref, String name, String pid, boolean chosen) {}

    /** What a note is about, which decides the icon. */
    enum NoteKind {
        KERNEL,
        HIDDEN,
        UNKNOWN
    }

    /**
     * Why there is no owner.
     *
     * @param text the explanation
     * @param until when the kernel lets go, absent where nothing tells
     * @param command a command that shows more, absent if none does
     */
    record Note(
            NoteKind kind,
            String title,
            String text,
            @Nullable Instant until,
            @Nullable String command) {}

    /** A heading, a count at its right (may be empty), and its lines. */
    record Section(String title, String count, List<Line> lines) {}

    /** One line of a section. */
    sealed interface Line {
        /** A name and a value; a long value is shortened in the middle. */
        record Field(String name, String value, boolean mono) implements Line {}

        /** Something out of the ordinary, as a sentence that wraps. */
        record Remark(String text) implements Line {}

        /**
         * What the desktop opens on a click.
         *
         * @param address of a page or a directory
         */
        record Opening(String name, String value, String address) implements Line {}

        /** A process in the parent chain, the oldest at depth 0. */
        record Ancestor(int depth, String name, String pid, boolean owner, boolean mayRestart)
                implements Line {}

        /** A client: a process or an address, and its connections. */
        record ClientLine(String who, String pid, boolean address, String connections)
                implements Line {}

        /**
         * What the list shows on a click.
         *
         * @param text what it is
         * @param detail what stands at its right, empty for nothing
         * @param mono whether the text is an address
         * @param request what the list is asked for
         */
        record ListLink(String text, String detail, boolean mono, ListRequest request)
                implements Line {}

        /** Processes of a long parent chain that are left out. */
        record Skipped(int depth, String text) implements Line {}

        /** Another port of the owner. */
        record PortLink(SocketKey key, String address, String reach) implements Line {}
    }
}
