package dev.bindsight.view.connections;

import dev.bindsight.model.fact.Ailment;
import dev.bindsight.text.ByteText;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** What ails a connection, in the words of the list. */
final class AilingWords {
    private AilingWords() {}

    /** The first that ails it, absent for nothing. */
    static @Nullable Ailing first(List<Ailment> ailments) {
        return ailments.isEmpty() ? null : of(ailments.getFirst());
    }

    private static Ailing of(Ailment ailment) {
        return switch (ailment) {
            case Ailment.CloseWaitLeak(var _, int count, int more, Duration oldest) ->
                    new Ailing(
                            ailment.kind(),
                            true,
                            Texts.get("connections.ailing.leak", count),
                            more == 0
                                    ? Texts.get(
                                            "connections.ailing.leak.why",
                                            DurationText.span(oldest))
                                    : Texts.get(
                                            "connections.ailing.leak.grows",
                                            more,
                                            DurationText.span(oldest)),
                            null,
                            null);
            case Ailment.PeerNotReading(long waiting, Duration since) ->
                    new Ailing(
                            ailment.kind(),
                            false,
                            Texts.get("connections.ailing.peerNotReading"),
                            Texts.get(
                                    "connections.ailing.peerNotReading.why",
                                    DurationText.span(since),
                                    ByteText.decimal(waiting)),
                            since,
                            Texts.get("connections.ailing.window0"));
            case Ailment.NotReading(long unread, Duration since) ->
                    new Ailing(
                            ailment.kind(),
                            false,
                            Texts.get("connections.ailing.notReading"),
                            Texts.get(
                                    "connections.ailing.notReading.why",
                                    ByteText.decimal(unread),
                                    DurationText.span(since)),
                            since,
                            Texts.get("connections.ailing.window0"));
            case Ailment.PeerGone(int times, long waiting, Duration since) ->
                    new Ailing(
                            ailment.kind(),
                            false,
                            Texts.get("connections.ailing.peerGone"),
                            Texts.get(
                                    "connections.ailing.peerGone.why",
                                    DurationText.span(since),
                                    ByteText.decimal(waiting),
                                    times),
                            since,
                            Texts.get("connections.ailing.silent"));
            case Ailment.NoAnswer(@Nullable Integer times) ->
                    new Ailing(
                            ailment.kind(),
                            false,
                            Texts.get("connections.ailing.noAnswer"),
                            times == null
                                    ? Texts.get("connections.ailing.noAnswer.why")
                                    : Texts.get("connections.ailing.noAnswer.times", times),
                            null,
                            null);
            case Ailment.SelfConnected _ ->
                    new Ailing(
                            ailment.kind(),
                            false,
                            Texts.get("connections.ailing.self"),
                            Texts.get("connections.ailing.self.why"),
                            null,
                            null);
        };
    }
}
