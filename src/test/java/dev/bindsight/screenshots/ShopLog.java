package dev.bindsight.screenshots;

import java.time.LocalTime;
import java.util.List;
import java.util.Random;

/** The log of a morning in which the database of the shop went away. */
final class ShopLog {
    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            """
                            Error: connect ECONNREFUSED 127.0.0.1:5433
                                at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1637:16) {
                              errno: -111,
                              code: 'ECONNREFUSED',
                              syscall: 'connect',
                              address: '127.0.0.1',
                              port: 5433
                            }
                            """,
                            "10:12",
                            "12:00",
                            9),
                    new Kind(
                            "Error: listen EADDRINUSE: address already in use :::3000\n",
                            "09:42",
                            "11:00",
                            40),
                    new Kind("Error: connect ETIMEDOUT 10.0.3.7:6379\n", "08:06", "11:50", 60),
                    new Kind("Error: getaddrinfo ENOTFOUND db.shop.test\n", "08:02", "08:40", 30),
                    new Kind("Error: connect EHOSTUNREACH 10.0.3.9:9100\n", "08:20", "12:00", 90),
                    new Kind("Error: bind EADDRNOTAVAIL 10.0.7.4:8080\n", "10:09", "10:20", 90),
                    new Kind(
                            "Error: listen EACCES: permission denied 0.0.0.0:80\n",
                            "09:40",
                            "09:50",
                            90));

    private ShopLog() {}

    /**
     * Errors that came for a while.
     *
     * @param text as they are printed, in whole lines
     * @param from when the first came
     * @param until when the last came
     * @param every so many seconds on the average
     */
    private record Kind(String text, String from, String until, int every) {
        boolean comes(LocalTime now, Random chance) {
            return now.isAfter(LocalTime.parse(from))
                    && now.isBefore(LocalTime.parse(until))
                    && chance.nextInt(every) == 0;
        }
    }

    /** All of it, the same each time. */
    static String text() {
        var chance = new Random(3);
        var log = new StringBuilder();
        for (LocalTime now = LocalTime.of(8, 2); now.getHour() < 12; now = now.plusSeconds(1)) {
            String time = "[" + now.withNano(chance.nextInt(1_000) * 1_000_000) + "] ";
            if (chance.nextInt(3) == 0) {
                log.append(time).append("GET /api/orders 200 ").append(chance.nextInt(9));
                log.append(" ms\n");
            }
            for (Kind kind : KINDS) {
                if (kind.comes(now, chance)) {
                    log.append(time).append(kind.text());
                }
            }
        }
        return log.toString();
    }
}
