package dev.bindsight.explain;

import dev.bindsight.explain.rules.RuleSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is written to make a reader slow: beginnings that never end, again and again. */
public final class HostileTexts {
    private HostileTexts() {}

    /** Of no rule in particular, by a name for each: what is said again and again. */
    public static Map<String, String> ofAny() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("digits", "9");
        texts.put("colons", ":");
        texts.put("brackets that open", "[");
        texts.put("brackets that open and close", "[]()");
        texts.put("braces", "{");
        texts.put("quotes", "'\"");
        texts.put("escapes that never end", "\u001b[3");
        texts.put("escapes", "\u001b[31m\u001b[0m");
        texts.put("characters by number", "\\u003e&#39;");
        texts.put("characters by number that never end", "\\u00&#");
        texts.put("blanks", " ");
        texts.put("line ends", "\n");
        texts.put("addresses", "1.2.3.4:5 ");
        texts.put("IPv6 that never ends", "1:2:");
        texts.put("names of hosts", "a.b-c.");
        texts.put("hosts without a dot", "connecting to a:1\n");
        texts.put("URLs", "http://");
        texts.put("errnos", "EADDRINUSE ");
        texts.put("errnos in lines", "connect ECONNREFUSED 10.0.0.1:80\n");
        texts.put("errnos with ever another port", "bind: Address already in use (98) [::]:");
        texts.put("numbers", "[Errno 98] ");
        texts.put("fields", "syscall: 'connect', address: '::1', port: 80, ");
        texts.put("frames", "    at connect (net.js:1:1)\n");
        texts.put("tracebacks", "  File \"a.py\", line 1\n    s.connect(('::1', 80))\n");
        texts.put("halves of characters", "\ud83d");
        return texts;
    }

    /** Of each rule: its words without the last ones, with nothing and with much in its holes. */
    public static Map<String, String> ofRules() {
        Map<String, String> texts = new LinkedHashMap<>();
        read("files.txt")
                .lines()
                .filter(file -> !file.isBlank())
                .forEach(file -> {
                    String rule = "";
                    for (String line : read(file).lines().toList()) {
                        if (line.startsWith("rule ")) {
                            rule = line.substring(5);
                        } else if (line.startsWith("match ") || line.startsWith("announces ")) {
                            String template = line.substring(line.indexOf(' ') + 1);
                            texts.put(file + ": " + rule + ": " + template, beginning(template));
                        }
                    }
                });
        return texts;
    }

    private static String beginning(String template) {
        List<String> words = new ArrayList<>(List.of(template.split("\\{(\\.\\.\\.|[a-z]+)}")));
        if (words.size() > 1) {
            words.removeLast();
        }
        String prefix = String.join("", words) + String.join("a:1", words);
        return prefix.isBlank() ? template : prefix;
    }

    /** All words of all rules, one behind the other. */
    public static String allWords() {
        return ofRules().values().stream().collect(Collectors.joining(" "));
    }

    /** A text of a length, of one that is repeated. */
    public static String repeated(String text, int length) {
        return text.repeat(length / text.length() + 1).substring(0, length);
    }

    private static String read(String file) {
        try (InputStream stream = RuleSet.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
