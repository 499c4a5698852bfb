package dev.bindsight.json;

import com.fasterxml.jackson.annotation.JsonInclude.Include;

import dev.bindsight.text.ForeignText;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a document as text: indented, without what is absent, ended by a line feed. */
public final class JsonText {
    private final JsonMapper mapper =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            each -> each.withValueInclusion(Include.NON_NULL))
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    /**
     * The document as text; encode it as UTF-8 (RFC 8259). What no terminal should be sent raw,
     * such as U+009B or U+202E in the command line of another's process, is escaped.
     */
    public String format(Object document) {
        return ForeignText.escaped(mapper.writeValueAsString(document)) + "\n";
    }
}
