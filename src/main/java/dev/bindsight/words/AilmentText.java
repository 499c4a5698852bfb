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
    private AilmentText() {}

    /**
     * The whole of it.
     *
     * @param socket whose it is
     * @param inventory where its owners are looked up
     */
    public static Sentence of(Ailment ailment, SocketEntry socket, Inventory inventory) {
        return switch (ailment) {
            case Ailment.CloseWaitLeak leak ->
                    Sentence.of(
                            "ailment.closeWaitLeak",
                            leak.count(),
                            name(leak.process(), inventory),
                            atLeast(leak.oldest()),
                            leak.more());
            case Ailment.PeerNotReading(long waiting, Duration since) ->
                    Sentence.of("ailment.peerNotReading", ByteText.of(waiting), atLeast(since));
            case Ailment.NotReading(long unread, Duration since) ->
                    Sentence.of(
                            "ailment.notReading",
                            owner(socket, inventory),
                            ByteText.of(unread),
                            atLeast(since));
            case Ailment.PeerGone(int times, long waiting, Duration since) ->
                    Sentence.of(
                            "ailment.peerGone",
                            times,
                            ByteText.of(waiting),
                            DurationText.span(since));
            case Ailment.NoAnswer(Integer times) ->
                    times == null
                            ? Sentence.of("ailment.noAnswer")
                            : Sentence.of("ailment.noAnswer.times", times);
            case Ailment.SelfConnected _ -> Sentence.of("ailment.selfConnected");
        };
    }

    private static String atLeast(Duration duration) {
        return DurationText.measured(duration);
    }

    private static Object owner(SocketEntry socket, Inventory inventory) {
        return inventory.owners(socket).stream()
                .findFirst()
                .<Object>map(AilmentText::name)
                .orElseGet(() -> Sentence.of("ailment.itsProcess"));
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
