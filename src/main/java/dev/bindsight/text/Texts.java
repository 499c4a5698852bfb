package dev.bindsight.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The one bundle of user-visible text, {@code texts.properties}, keyed {@code screen.element}. The
 * patterns are those of {@link MessageFormat}; a number is passed as text where it must not be
 * grouped, as ports and pids must not.
 */
public final class Texts {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.bindsight.text.texts", Locale.ROOT);

    private Texts() {}

    /**
     * The text of a key, with its arguments put in.
     *
     * @throws java.util.MissingResourceException if the bundle has no such key
     */
    public static String get(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        String plain = PlainPattern.filled(pattern, arguments);
        return plain == null ? new MessageFormat(pattern, Locale.ENGLISH).format(arguments) : plain;
    }
}
