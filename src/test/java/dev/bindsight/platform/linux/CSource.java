package dev.bindsight.platform.linux;

import static java.util.stream.Collectors.joining;

import dev.bindsight.platform.linux.abi.Headers;
import dev.bindsight.platform.linux.abi.InC;
import dev.bindsight.platform.linux.abi.Struct;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A file of C that compiles if the numbers of the code are those of the headers it includes. */
final class CSource {
    private final String name;
    private final List<String> headers;
    private final List<Claim> claims = new ArrayList<>();

    /** A number of Java and what C has for it, where the preprocessor finds {@code when} true. */
    private record Claim(String label, String expression, String when, long value) {
        String text(long shift) {
            String text =
                    "_Static_assert((long long) (%s) == %dLL, \"%s is %d in Java\");\n"
                            .formatted(expression, value + shift, label, value + shift);
            return when.isEmpty()
                    ? text
                    : "#if %s\n%s#else\n#warning not compared: %s\n#endif\n"
                            .formatted(when, text, label);
        }
    }

    CSource(String name, String... headers) {
        this.name = name;
        this.headers = List.of(headers);
    }

    /** Everything in a class that names its headers. */
    static CSource of(Class<?> code) {
        var source = new CSource(code.getSimpleName(), code.getAnnotation(Headers.class).value());
        source.numbers(code, null);
        for (Class<?> nested : code.getDeclaredClasses()) {
            source.numbers(nested, nested.getAnnotation(Struct.class));
        }
        return source;
    }

    private void numbers(Class<?> code, @Nullable Struct struct) {
        for (Field field : code.getDeclaredFields()) {
            boolean isNumber = field.getType().isPrimitive() && !field.isSynthetic();
            if (isNumber && !Modifier.isPrivate(field.getModifiers())) {
                InC inC = field.getAnnotation(InC.class);
                number(
                        code.getSimpleName() + "." + field.getName(),
                        expression(field.getName(), inC, struct),
                        inC == null ? "" : inC.when(),
                        value(field));
            }
        }
    }

    private static long value(Field field) {
        try {
            return ((Number) field.get(null)).longValue();
        } catch (IllegalAccessException e) {
            throw new AssertionError(field + " is private", e);
        }
    }

    private static String expression(String name, @Nullable InC inC, @Nullable Struct struct) {
        String told = inC == null ? "" : inC.value();
        if (struct == null) {
            return told.isEmpty() ? name : told;
        }
        if (name.equals("SIZE")) {
            return "sizeof(" + struct.value() + ")";
        }
        String member = told.isEmpty() ? name.toLowerCase(Locale.ROOT) : told;
        return "__builtin_offsetof(" + struct.value() + ", " + member + ")";
    }

    /** Adds a number by its expression in C. */
    CSource number(String label, String expression, long value) {
        return number(label, expression, "", value);
    }

    /** Adds one that is compared only where the preprocessor finds {@code when} true. */
    CSource number(String label, String expression, String when, long value) {
        claims.add(new Claim(label, expression, when, value));
        return this;
    }

    String name() {
        return name;
    }

    int size() {
        return claims.size();
    }

    /** Its text with each number greater by {@code shift}, so that all are wrong but for 0. */
    String text(long shift) {
        return "#include <linux/version.h>\n"
                + headers.stream().map("#include <%s>\n"::formatted).collect(joining())
                + claims.stream().map(each -> each.text(shift)).collect(joining());
    }
}
