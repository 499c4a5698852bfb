package dev.bindsight.words;

import dev.bindsight.model.EaiCode;
import dev.bindsight.text.Texts;

/** What getaddrinfo(3) returned, by its name. */
public final class ResolverCodeText {
    private ResolverCodeText() {}

    /** {@code EAI_NONAME}, or a word for a number that has no name. */
    public static String of(EaiCode code) {
        return code == EaiCode.EAI_OTHER ? Texts.get("resolver.unnamed") : code.name();
    }
}
