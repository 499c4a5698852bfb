package dev.bindsight.history.unit;

import java.util.List;
import java.util.Map;

/** The file of the unit (systemd.service(5)). */
final class UnitText {
    /** What decides where settings and the record are, which systemd need not know. */
    private static final List<String> PLACES = List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME");

    private UnitText() {}

    /**
     * The text.
     *
     * @param command what starts Bindsight, absolute
     * @param environment the environment variables
     */
    static String of(String command, Map<String, String> environment) {
        var text = new StringBuilder();
        text.append("# Written by Bindsight; \"bindsight record --remove\" takes it away.\n");
        text.append("[Unit]\n");
        text.append("Description=Bindsight records who has which port\n");
        text.append("Documentation=man:bindsight-record(1)\n");
        text.append("\n[Service]\n");
        text.append("Type=exec\n");
        text.append("Environment=BINDSIGHT_UNIT=1\n");
        for (String name : PLACES) {
            String value = environment.get(name);
            if (value != null && value.startsWith("/") && isPlain(value)) {
                text.append("Environment=").append(quoted(name + "=" + value)).append('\n');
            }
        }
        text.append("ExecStart=").append(quoted(command).replace("$", "$$")).append(" record\n");
        text.append("# one that was killed; not one that found another (1)\n");
        text.append("Restart=on-failure\n");
        text.append("RestartPreventExitStatus=1 2 3\n");
        text.append("SuccessExitStatus=143\n");
        text.append("NoNewPrivileges=yes\n");
        text.append("\n[Install]\n");
        text.append("WantedBy=default.target\n");
        return text.toString();
    }

    /** Whether it can stand on a line. */
    static boolean isPlain(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    /** In quotes, with what they do not take from systemd (systemd.syntax(7)). */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%") + "\"";
    }
}
