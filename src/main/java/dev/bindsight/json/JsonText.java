package dev.bindsight.json;

import com.fasterxml.jackson.annotation.JsonInclude.Include;

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

    /** The document as text; encode it as UTF-8 (RFC 8259). */
    public String format(Object document) {
        return mapper.writeValueAsString(document) + "\n";
    }
}
