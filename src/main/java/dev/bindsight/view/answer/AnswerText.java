package dev.bindsight.view.answer;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.PathText;
import dev.bindsight.text.Texts;
import dev.bindsight.words.SocketText;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Answers in words.
 *
 * @param home the user's home directory, shown as {@code ~}
 * @param zone the time zone of the user
 */
record AnswerText(String home, ZoneId zone) {
    /** How long "just now" is. */
    private static final Duration JUST_NOW = Duration.ofSeconds(5);

    /** The sentence, empty for no answer. */
    String sentence(Answer answer, Instant now) {
        return switch (answer) {
            case Answer.None _ -> "";
            case Answer.Meaning(String errno, String message) ->
                    Texts.get("answer.meaning", errno, message);
            case Answer.Held held -> held(held);
            case Answer.SourcePort(var port, var socket, var owner) ->
                    Texts.get("answer.source", port.toString(), owner.name(), peer(socket));
            case Answer.Ownerless(var port, var socket) ->
                    Texts.get(
                            "answer.ownerless",
                            port.toString(),
                            SocketText.ownership(socket.ownership(), now));
            case Answer.Unseen unseen -> unseen(unseen, now);
        };
    }

    private String held(Answer.Held held) {
        boolean silent = held.sockets().stream().noneMatch(SocketEntry::isListening);
        return Texts.get(
                silent ? "answer.held.silent" : "answer.held",
                held.port().toString(),
                who(held.owner()),
                held.others(),
                clients(held));
    }

    private String who(ProcessDetails owner) {
        String directory = owner.facts().directory();
        return directory == null
                ? owner.name()
                : Texts.get("answer.of", owner.name(), PathText.of(directory, home));
    }

    private static String clients(Answer.Held held) {
        if (held.clients() == 0) {
            return "";
        }
        return held.clients() == held.connections()
                ? Texts.get("answer.clients", held.clients())
                : Texts.get("answer.clients.more", held.clients(), held.connections());
    }

    private static String peer(SocketEntry socket) {
        Endpoint remote = socket.remote();
        return remote == null || socket.state() != TcpState.ESTABLISHED
                ? ""
                : Texts.get("answer.peer", SocketText.endpoint(remote));
    }

    private String unseen(Answer.Unseen unseen, Instant now) {
        String sentence = unseenTcp(unseen, now);
        if (unseen.udp()) {
            sentence += " " + Texts.get("answer.udp", unseen.port().toString());
        }
        if (unseen.pid() != null) {
            sentence +=
                    " " + Texts.get("answer.pid", unseen.port().toString(), unseen.pid().name());
        }
        return sentence;
    }

    private String unseenTcp(Answer.Unseen unseen, Instant now) {
        String port = unseen.port().toString();
        Bound bound = unseen.bound();
        if (bound == null) {
            return Texts.get("answer.unseen", port);
        }
        if (bound.errno() != null) {
            return Texts.get("answer.refused", port, bound.errno(), time(bound.at()));
        }
        if (Duration.between(bound.at(), now).compareTo(JUST_NOW) < 0) {
            return Texts.get("answer.free", port);
        }
        return unseen.readAt().isAfter(bound.at())
                ? Texts.get("answer.free.since", port, time(bound.at()), time(unseen.readAt()))
                : Texts.get("answer.free.then", port, time(bound.at()));
    }

    private String time(Instant at) {
        return DateForm.CLOCK.of(at, zone);
    }
}
