package dev.bindsight.words;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Ailment;
import dev.bindsight.text.ByteText;
import dev.bindsight.text.DurationText;

import java.time.Duration;

/** What ails a connection, in words. */
public final class AilmentText {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private AilmentText() {}

    /**
     * The whole of it.
     *
     * @param socket whose it is
     * @param inventory where its owners are looked up
     */
    public static Sentence of(Ailment ailment, SocketEntry socket, Inventory inventory) {
        return Sentence.of(
                "ailment.whole", what(ailment, socket, inventory), why(ailment, inventory));
    }

    /** What it is, without a full stop. */
    public static Sentence what(Ailment ailment, SocketEntry socket, Inventory inventory) {
        return switch (ailment) {
            case Ailment.CloseWaitLeak leak -> Sentence.of("ailment.closeWaitLeak", leak.count());
            case Ailment.PeerNotReading _ -> Sentence.of("ailment.peerNotReading");
            case Ailment.NotReading _ ->
                    inventory.owners(socket).stream()
                            .findFirst()
                            .map(owner -> Sentence.of("ailment.notReading", name(owner)))
                            .orElseGet(() -> Sentence.of("ailment.notReading.unseen"));
            case Ailment.PeerGone _ -> Sentence.of("ailment.peerGone");
            case Ailment.NoAnswer _ -> Sentence.of("ailment.noAnswer");
            case Ailment.SelfConnected _ -> Sentence.of("ailment.selfConnected");
        };
    }

    /** What was seen of it, as the rest of a sentence, without a full stop. */
    public static Sentence why(Ailment ailment, Inventory inventory) {
        return switch (ailment) {
            case Ailment.CloseWaitLeak leak ->
                    Sentence.of(
                            "ailment.closeWaitLeak.why",
                            name(leak.process(), inventory),
                            leak.more(),
                            atLeast(leak.oldest()));
            case Ailment.PeerNotReading(long waiting, Duration since) ->
                    Sentence.of(
                            "ailment.peerNotReading.why",
                            ByteText.decimal(waiting),
                            atLeast(since));
            case Ailment.NotReading(long unread, Duration since) ->
                    Sentence.of("ailment.notReading.why", ByteText.decimal(unread), atLeast(since));
            case Ailment.PeerGone(int times, long waiting, Duration since) ->
                    Sentence.of(
                            "ailment.peerGone.why",
                            times,
                            ByteText.decimal(waiting),
                            DurationText.span(since));
            case Ailment.NoAnswer(Integer times) ->
                    times == null
                            ? Sentence.of("ailment.noAnswer.why")
                            : Sentence.of("ailment.noAnswer.times", times);
            case Ailment.SelfConnected _ -> Sentence.of("ailment.selfConnected.why");
        };
    }

    /** What can be done about it. */
    public static Sentence advice(Ailment ailment) {
        return Sentence.of(
                switch (ailment) {
                    case Ailment.CloseWaitLeak _ -> "ailment.closeWaitLeak.todo";
                    case Ailment.PeerNotReading _ -> "ailment.peerNotReading.todo";
                    case Ailment.NotReading _ -> "ailment.notReading.todo";
                    case Ailment.PeerGone _ -> "ailment.peerGone.todo";
                    case Ailment.NoAnswer _ -> "ailment.noAnswer.todo";
                    case Ailment.SelfConnected _ -> "ailment.selfConnected.todo";
                });
    }

    private static String atLeast(Duration duration) {
        boolean brief = duration.compareTo(SECOND) < 0;
        return brief ? DurationText.measured(duration) : DurationText.span(duration);
    }

    private static Object name(ProcessRef process, Inventory inventory) {
        return inventory
                .process(process)
                .<Object>map(AilmentText::name)
                .orElseGet(() -> Sentence.of("ailment.itsProcess"));
    }

    private static Sentence name(ProcessDetails process) {
        return Sentence.of(
                "ailment.process", Sentence.strong(process.name()), process.pid().toString());
    }
}
