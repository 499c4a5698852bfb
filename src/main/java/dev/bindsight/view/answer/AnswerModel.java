package dev.bindsight.view.answer;

import dev.bindsight.diagnosis.SearchRoute;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.Asked;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.ports.PortsModel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers a port that stands alone in the search field, anew with each reading. Where nothing is
 * seen on it, it is bound once after a pause in the typing, and once more whenever something that
 * had it has gone: not with each reading, as a server that starts just then would be refused.
 * Belongs to the FX thread.
 */
public final class AnswerModel {
    /** After the last key, so that on the way to 3000 the ports 3, 30 and 300 are left alone. */
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final PortsModel ports;
    private final PortSight sight;
    private final Function<Port, Attempt> binding;
    private final Supplier<ErrnoReference> errnos;
    private final Lane lane;
    private final ReadOnlyObjectWrapper<Answer> answer =
            new ReadOnlyObjectWrapper<>(this, "answer", Answer.NONE);
    private @Nullable Port port;
    private @Nullable Bound bound;
    private @Nullable Job toBind;

    /**
     * Answers what stands in the field of {@code ports}.
     *
     * @param binding binds a port once and gives it back; blocks
     * @param errnos the reference; blocks when it is first read
     * @param lane runs what blocks
     */
    public AnswerModel(
            PortsModel ports,
            PortSight sight,
            Function<Port, Attempt> binding,
            Supplier<ErrnoReference> errnos,
            Lane lane) {
        this.ports = ports;
        this.sight = sight;
        this.binding = binding;
        this.errnos = errnos;
        this.lane = lane;
        ports.search().askedProperty().subscribe(this::ask);
        ports.inventoryProperty().subscribe(_ -> look());
    }

    /** The answer; none while it is not known. */
    public ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    private void ask(Asked asked) {
        Port next = port(asked);
        if (next == null || !next.equals(port)) {
            lane.cancel();
            port = next;
            bound = null;
            toBind = null;
            answer.set(Answer.NONE);
        }
        if (SearchRoute.of(asked).orElse(null) instanceof SearchRoute.ToErrno(String errno)) {
            explain(errno);
        }
        look();
    }

    private static @Nullable Port port(Asked asked) {
        return switch (asked) {
            case Asked.OnePort(Port one) -> one;
            // what is true of an error is said in Explain
            case Asked.Failure _, Asked.Words _, Asked.Place _, Asked.Url _ -> null;
        };
    }

    private void explain(String errno) {
        lane.start(
                new Job(_ -> {
                    var entry = errnos.get().named(errno);
                    return () ->
                            entry.ifPresent(
                                    each -> show(new Answer.Meaning(each.name(), each.message())));
                }));
    }

    private void look() {
        Inventory read = ports.inventoryProperty().get();
        Port asked = port;
        if (asked != null && read != null) {
            Bound last = bound;
            lane.start(
                    new Job(_ -> {
                        Answer found = sight.of(read, asked, last);
                        return () -> show(found);
                    }));
        }
    }

    private void show(Answer found) {
        answer.set(found);
        settle(found);
    }

    /** Sees to it that a port on which nothing is seen is bound once. */
    private void settle(Answer found) {
        switch (found) {
            case Answer.Unseen unseen when unseen.bound() == null -> {
                if (toBind == null && bound == null) {
                    toBind = lane.startAfter(PAUSE, new Job(_ -> bind(unseen.port())));
                }
            }
            case Answer.Unseen _, Answer.None _, Answer.Meaning _ -> {}
            case Answer.Held _, Answer.SourcePort _, Answer.Ownerless _ -> {
                bound = null;
                if (toBind != null) {
                    toBind.cancel();
                    toBind = null;
                }
            }
        }
    }

    private Runnable bind(Port wanted) {
        Attempt attempt = binding.apply(wanted);
        String errno =
                attempt.outcome() instanceof Outcome.Refused refused
                        ? refused.errno().name()
                        : null;
        return () -> {
            if (attempt.ok() || errno != null) {
                toBind = null;
                bound = new Bound(wanted, errno, attempt.at());
                look();
            }
        };
    }
}
