package dev.bindsight.view.connections;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.text.Texts;
import dev.bindsight.view.connections.ConnectionRow.Head;
import dev.bindsight.view.connections.ConnectionRow.Link;
import dev.bindsight.view.connections.ConnectionRow.Note;
import dev.bindsight.view.ports.OwnerText;
import dev.bindsight.words.SocketText;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The cells of the columns. They format, and do nothing else. */
final class ConnectionCells {
    private static final PseudoClass SOME = PseudoClass.getPseudoClass("some");

    private final ConnectionsModel model;

    ConnectionCells(ConnectionsModel model) {
        this.model = model;
    }

    ConnectionCell of(ConnectionColumn column) {
        return switch (column) {
            case MARK -> new ConnectionMarkCell();
            case PEER -> new PeerCell(ConnectionCells::ends);
            case STATE ->
                    text(
                            Link::state,
                            RowWords::state,
                            ConnectionCells::stateHint,
                            "state",
                            "muted");
            case RTT -> new LineCell.RoundTrip(model.secondProperty());
            case DOWN -> rate(Flow::down, head -> head.totals().down());
            case UP -> rate(Flow::up, head -> head.totals().up());
            case MINUTE -> new LineCell.Minute(model.secondProperty());
            case QUEUES ->
                    new Emphatic(
                            of(ConnectionCells::queues, ConnectionCells::queues),
                            of(
                                    link ->
                                            Texts.get(
                                                    "connections.hint.queues",
                                                    link.flow().socket().recvQ(),
                                                    link.flow().socket().sendQ()),
                                    _ -> null),
                            facts ->
                                    facts instanceof Link link
                                            && link.flow().ailment() != null
                                            && link.flow().socket().recvQ()
                                                            + link.flow().socket().sendQ()
                                                    > 0);
            case RESENT ->
                    new Emphatic(
                            of(
                                    link -> resent(link.flow().resent()),
                                    head -> resent(head.totals().resent())),
                            _ -> null,
                            facts ->
                                    facts instanceof Link link
                                            && link.flow().resent() != null
                                            && link.flow().resent() > 0);
            case AGE -> new Age(model);
        };
    }

    private static String stateHint(Link link) {
        return link.isClosed()
                ? Texts.get("connections.hint.closed")
                : Texts.get("ports.hint.state." + link.flow().socket().state());
    }

    private static String queues(Link link) {
        return link.flow().isOpen()
                ? RowWords.queues(link.flow().socket().recvQ(), link.flow().socket().sendQ())
                : RowWords.none();
    }

    private static String queues(Head head) {
        return head.key() instanceof GroupKey.WithoutProcess
                ? RowWords.none()
                : RowWords.queues(head.totals().unread(), head.totals().unsent());
    }

    private static String resent(@Nullable Long segments) {
        return segments == null ? RowWords.none() : Long.toString(segments);
    }

    private static ConnectionCell rate(
            ToDoubleFunction<Flow> ofFlow, ToDoubleFunction<Head> ofHead) {
        return text(
                link ->
                        link.flow().isOpen()
                                ? RowWords.rate(ofFlow.applyAsDouble(link.flow()))
                                : RowWords.none(),
                head -> RowWords.rate(ofHead.applyAsDouble(head)),
                link -> link.flow().isCounted() ? null : Texts.get("connections.hint.notCounted"),
                "rate");
    }

    /** Both ends in full, with their processes. */
    private static @Nullable String ends(ConnectionRow facts) {
        if (!(facts instanceof Link(Flow flow, var _, var _))) {
            return null;
        }
        return Texts.get(
                "connections.hint.ends",
                SocketText.protocol(flow.socket()),
                SocketText.local(flow.socket()),
                named(flow.owner()),
                SocketText.endpoint(flow.remote()),
                named(flow.peer()));
    }

    private static String named(@Nullable ProcessDetails process) {
        return process == null
                ? ""
                : Texts.get(
                        "connections.hint.process",
                        OwnerText.name(process),
                        process.pid().toString());
    }

    private static ConnectionCell text(
            Function<Link, String> link,
            Function<Head, String> head,
            Function<Link, @Nullable String> hint,
            String... styleClasses) {
        return new ConnectionCell(of(link::apply, head::apply), of(hint, _ -> null), styleClasses);
    }

    private static Function<ConnectionRow, @Nullable String> of(
            Function<Link, @Nullable String> link, Function<Head, @Nullable String> head) {
        return facts ->
                switch (facts) {
                    case Link one -> link.apply(one);
                    case Head one -> head.apply(one);
                    case Note _ -> null;
                };
    }

    /** A text that stands out where there is reason to look at it. */
    private static final class Emphatic extends ConnectionCell {
        private final Predicate<ConnectionRow> some;

        Emphatic(
                Function<ConnectionRow, @Nullable String> text,
                Function<ConnectionRow, @Nullable String> explanation,
                Predicate<ConnectionRow> some) {
            super(text, explanation, "emphatic", "muted");
            this.some = some;
        }

        @Override
        void show(@Nullable ConnectionRow facts) {
            super.show(facts);
            pseudoClassStateChanged(SOME, facts != null && some.test(facts));
        }
    }

    /** Since when something has been seen; it grows whether its row changed or not. */
    private static final class Age extends ConnectionCell {
        private final ConnectionsModel model;
        private final InvalidationListener onSecond = _ -> grow();

        Age(ConnectionsModel model) {
            super(
                    facts -> age(facts, model.nowProperty().get()),
                    facts ->
                            facts instanceof Link link
                                    ? Texts.get(
                                            link.flow().atLeast()
                                                    ? "connections.hint.age.atLeast"
                                                    : "connections.hint.age")
                                    : null,
                    "muted");
            this.model = model;
            model.secondProperty().addListener(new WeakInvalidationListener(onSecond));
        }

        private void grow() {
            model.secondProperty().get();
            if (!isEmpty()) {
                show(getItem());
            }
        }

        private static @Nullable String age(ConnectionRow facts, Instant now) {
            return switch (facts) {
                case Link link -> RowWords.age(link.flow().firstSeen(), link.flow().atLeast(), now);
                case Head head ->
                        RowWords.age(head.totals().firstSeen(), head.totals().atLeast(), now);
                case Note _ -> null;
            };
        }
    }
}
