package dev.bindsight.words;

import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.ConnectFact;
import dev.bindsight.model.fact.ControlFact;
import dev.bindsight.model.fact.ListenerFact;
import dev.bindsight.model.fact.NameFact;
import dev.bindsight.model.fact.SourceFact;
import dev.bindsight.model.fact.WayFact;

/** What bears out why a connect failed, as one line. */
final class ConnectFactText {
    private ConnectFactText() {}

    static Sentence of(ConnectFact fact) {
        return switch (fact) {
            case AnswerFact found -> AnswerFactText.of(found);
            case ControlFact found -> ControlFactText.of(found);
            case ListenerFact found -> ListenerFactText.of(found);
            case NameFact found -> NameText.of(found);
            case SourceFact found -> SourceText.of(found);
            case WayFact found -> WayFactText.of(found);
        };
    }
}
