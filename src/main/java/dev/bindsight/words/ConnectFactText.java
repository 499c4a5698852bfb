package dev.bindsight.words;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Route;
import dev.bindsight.model.fact.ConnectFact;

/** What bears out why a connect failed, as one line. */
final class ConnectFactText {
    private ConnectFactText() {}

    static Sentence of(ConnectFact fact) {
        return switch (fact) {
            case ConnectFact.RouteTaken(Route route) -> of(route);
        };
    }

    private static Sentence of(Route route) {
        String device = route.device();
        if (device == null) {
            return Sentence.of("whyConnect.way.refuses", route.destination());
        }
        IpAddress gateway = route.gateway();
        return gateway == null
                ? Sentence.of("whyConnect.way.here", route.destination(), device)
                : Sentence.of("whyConnect.way.via", route.destination(), gateway, device);
    }
}
