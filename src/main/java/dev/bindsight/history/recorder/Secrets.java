package dev.bindsight.history.recorder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Masks what looks like a secret in the arguments of a program: the value of an option, a variable
 * or a header whose name says so, the password of a user, and that in a URL. It masks too much
 * rather than too little.
 */
final class Secrets {
    /** What stands for a secret. */
    static final String MASK = "***";

    private static final String NAME =
            "pass(?:word|wd|phrase|code)?|pwd|secret|token|jwt|auth(?:orization|entication)?"
                    + "|(?:api|access|private|encryption|signing|master|account|license)[-_.]?key"
                    + "|credential|cookie|session|bearer|signature|otp|pin";

    /** A name that stands for a secret, alone or with other words before or behind it. */
    private static final Pattern SECRET_NAME =
            Pattern.compile(
                    "(?i)(.*[-_.])?("
                            + NAME
                            + ")s?([-_.].*)?|.*(pass(?:word|wd)?|secret|token|apikey|auth)");

    /** {@code name=value} or {@code name: value} within an argument; a value in quotes is whole. */
    private static final Pattern ASSIGNED =
            Pattern.compile(
                    "(?is)((?:"
                            + NAME
                            + ")[\\w.-]*+[\"']?\\s*[=:]\\s*)(?!//)"
                            + "(?:([\"']).*?(?<!\\\\)(?:\\2|$)|[^\\s&;,\"']+)");

    /**
     * A header with all that follows, because its value may be several words; with the option in
     * front where both are one argument (curl(1), wget(1)).
     */
    private static final Pattern HEADER =
            Pattern.compile(
                    "(?is)^(?<head>(?:-H|--[\\w-]+=)?\\s*[\"']?"
                            + "(?:(?:proxy-)?authorization|(?:set-)?cookie|x-[\\w-]*(?:"
                            + NAME
                            + ")[\\w-]*)\\s*:\\s*).*");

    /** {@code scheme://user:password@}, and a user alone, who may be a token. */
    private static final Pattern IN_URL = Pattern.compile("(://)[^/?#\\s]*@");

    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic|digest)\\s+\\S+");

    /** Options whose value is a user and a password (curl(1)), and those that are a password. */
    private static final Pattern USER_OPTION =
            Pattern.compile("-u|-U|--user|--proxy-user|--userpwd");

    private static final Pattern PASSWORD_OPTION = Pattern.compile("-p|-P|-a|-w");

    /** Options with the password behind them in one word (mysql(1), mysqldump(1)). */
    private static final Pattern JOINED_PASSWORD = Pattern.compile("(-p)(?=.*\\D)\\S.*");

    private static final Pattern JOINED_USER =
            Pattern.compile("(?s)(-[uU]|--(?:user|proxy-user|userpwd)=)([^:]*:).*");

    /**
     * Options that are a password in these programs, which elsewhere are most often a port:
     * mysql(1), sshpass(1), redis-cli(1), mosquitto_pub(1), ldapsearch(1), mongosh.
     */
    private static final Pattern PASSWORD_OF_PROGRAM =
            Pattern.compile(
                    "(?:mysql|mariadb|sshpass|mongo)\\S* -p|(?:redis|valkey)-cli -a"
                            + "|mosquitto_\\S+ -P|ldap\\S+ -w");

    private static final Pattern NUMBER = Pattern.compile("[0-9.:,-]+");

    private Secrets() {}

    /** The arguments, with secrets masked. */
    static List<String> masked(List<String> arguments) {
        var masked = new ArrayList<String>();
        String before = "";
        for (int i = 0; i < arguments.size(); i++) {
            String each = arguments.get(i);
            if (i == 0) {
                masked.add(masked(each));
            } else if (isPassword(arguments.getFirst(), before)) {
                masked.add(MASK);
            } else if (each.length() > 2
                    && isPassword(arguments.getFirst(), each.substring(0, 2))) {
                masked.add(each.substring(0, 2) + MASK);
            } else {
                masked.add(behind(before, each));
            }
            before = each;
        }
        return List.copyOf(masked);
    }

    private static boolean isPassword(String program, String option) {
        String name = program.substring(program.lastIndexOf('/') + 1);
        return PASSWORD_OF_PROGRAM.matcher(name + " " + option).matches();
    }

    /** An argument behind another. */
    private static String behind(String before, String argument) {
        if (isOption(before) && !before.contains("=")) {
            String name = before.replaceFirst("^-+", "");
            boolean value = !isOption(argument) || argument.length() == 1;
            if (before.startsWith("--") && SECRET_NAME.matcher(name).matches()
                    || before.startsWith("-")
                            && name.length() > 1
                            && SECRET_NAME.matcher(name).matches()) {
                // also where it looks like an option: a password may
                return MASK;
            }
            if (value && USER_OPTION.matcher(before).matches() && argument.indexOf(':') >= 0) {
                return argument.substring(0, argument.indexOf(':') + 1) + MASK;
            }
            if (value
                    && PASSWORD_OPTION.matcher(before).matches()
                    && !NUMBER.matcher(argument).matches()
                    && !argument.startsWith("/")) {
                return MASK;
            }
        }
        return masked(argument);
    }

    private static boolean isOption(String argument) {
        return argument.startsWith("-");
    }

    /** One text, with secrets masked. */
    static String masked(String text) {
        var header = HEADER.matcher(text);
        if (header.matches()) {
            return header.group("head") + MASK;
        }
        var joined = JOINED_USER.matcher(text);
        if (joined.matches()) {
            return joined.group(1) + joined.group(2) + MASK;
        }
        if (JOINED_PASSWORD.matcher(text).matches()
                && !text.toLowerCase(Locale.ROOT).startsWith("-port")) {
            return "-p" + MASK;
        }
        String words = words(text);
        int equals = text.indexOf('=');
        if (equals > 0
                && SECRET_NAME
                        .matcher(text.substring(0, equals).replaceFirst("^-+", ""))
                        .matches()) {
            return text.substring(0, equals + 1) + MASK;
        }
        String masked = IN_URL.matcher(words).replaceAll("$1" + MASK + "@");
        masked = BEARER.matcher(masked).replaceAll("$1 " + MASK);
        return ASSIGNED.matcher(masked).replaceAll("$1" + MASK);
    }

    /** Where several words are one argument, as behind {@code sh -c}, each is one of a program. */
    private static String words(String text) {
        List<ShellWord> words = ShellWord.of(text);
        if (words.size() < 2) {
            return text;
        }
        List<String> plain = words.stream().map(ShellWord::plain).toList();
        List<String> masked = masked(plain);
        var told = new StringBuilder();
        int end = 0;
        for (int i = 0; i < words.size(); i++) {
            ShellWord word = words.get(i);
            boolean same = masked.get(i).equals(plain.get(i));
            told.append(text, end, word.from()).append(same ? word.written() : masked.get(i));
            end = word.from() + word.written().length();
        }
        return told.append(text, end, text.length()).toString();
    }
}
