package dev.bindsight.history.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What looks like a secret is masked, and what is none mostly stays. */
class SecretsTest {
    private static final String SECRET = "hunter2Xy";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--password hunter2Xy",
                "--password=hunter2Xy",
                "--db-password hunter2Xy",
                "--token=hunter2Xy",
                "--api-key hunter2Xy",
                "--apiKey hunter2Xy",
                "--client-secret=hunter2Xy",
                "-phunter2Xy",
                "-p hunter2Xy",
                "-u ann:hunter2Xy",
                "-uann:hunter2Xy",
                "--user ann:hunter2Xy",
                "-passwd hunter2Xy",
                "PGPASSWORD=hunter2Xy",
                "AWS_SECRET_ACCESS_KEY=hunter2Xy",
                "-Ddb.password=hunter2Xy",
                "postgres://ann:hunter2Xy@127.0.0.1/shop",
                "redis://:hunter2Xy@127.0.0.1",
                "https://hunter2Xy@example.com/x.git",
                "http://example.com/?token=hunter2Xy&x=1",
                "--url=mysql://ann:hunter2Xy@db/shop?ssl=1",
                "Authorization:_Bearer_hunter2Xy",
                "X-Api-Key:_hunter2Xy",
                "Cookie:_session=abc;_other=hunter2Xy",
                "{\"password\":\"hunter2Xy\"}",
                "--password --hunter2Xy"
            })
    void aSecretIsMasked(String words) {
        List<String> arguments = arguments(words);
        assertThat(String.join(" ", Secrets.masked(arguments))).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.js --port 3000",
                "-p 8080",
                "-p 127.0.0.1:8080:80",
                "--listen=127.0.0.1:3000",
                "-u www-data",
                "-Dserver.port=8080",
                "-c /etc/redis/redis.conf",
                "http://127.0.0.1:3000/path",
                "-m http.server 8000",
                "--bind 0.0.0.0"
            })
    void whatIsNoneStays(String words) {
        List<String> arguments = arguments(words);
        assertThat(Secrets.masked(arguments)).isEqualTo(arguments);
    }

    /**
     * Headers joined to their option, values of several words, and what a shell is given to run.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl|-HAuthorization: token hunter2Xy",
                "wget|--header=Authorization: token hunter2Xy",
                "wget|--header=Cookie: theme=1; sid=hunter2Xy",
                "curl|-HX-Auth-Token: v1 hunter2Xy",
                "curl|--header=Authorization: Digest username=\"ann\", response=\"hunter2Xy\"",
                "curl|--user=ann:hunter2Xy",
                "curl|--proxy-user=ann:hunter2Xy",
                "sh|-c|curl -H 'Authorization: token hunter2Xy' http://127.0.0.1",
                "sh|-c|exec curl -u ann:hunter2Xy http://127.0.0.1",
                "sh|-c|mysql -phunter2Xy shop",
                "sh|-c|server --password hunter2Xy --port 3000",
                "bash|-lc|sh -c \"server --token hunter2Xy\"",
                "server|--dbpass|hunter2Xy",
                "redis-server|--requirepass|hunter2Xy",
                "redis-server|--masterauth|hunter2Xy",
                "server|--encryption-key|hunter2Xy",
                "server|--jwt=hunter2Xy",
                "psql|mysql://ann:p@hunter2Xy@127.0.0.1/shop",
                "server|--data|{\"password\" : \"a,hunter2Xy\"}",
                "server|--data|{\"password\":\"a\\\"hunter2Xy\"}"
            })
    void aSecretOfSeveralWordsIsMaskedWhole(String arguments) {
        assertThat(String.join(" ", Secrets.masked(List.of(arguments.split("\\|")))))
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sh|-c|exec node server.js --port 3000 -p 8080 'a b' \"c d",
                "sh|-c|cd /srv/shop  &&  ./serve -c 'shop.conf'",
                "--header=Accept: text/html, */*"
            })
    void whatAShellIsGivenStaysAsItWasWritten(String text) {
        List<String> arguments = List.of(text.split("\\|"));
        assertThat(Secrets.masked(arguments)).isEqualTo(arguments);
    }

    /** As long as arguments may be, they neither end the recorder nor keep it waiting. */
    @Test
    void anArgumentOfAnyLengthIsMasked() {
        for (String part : List.of("a ", "' ", "\" ", "x=\\\"", "--password ", "pass")) {
            assertThat(Secrets.masked(List.of("sh", "-c", part.repeat(60_000 / part.length()))))
                    .hasSize(3);
        }
    }

    /** Digits behind {@code -p} are a port for most programs, and a password for these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql -u root -p1234 shop",
                "/usr/bin/mariadb-dump -p1234",
                "sshpass -p 1234 ssh db",
                "redis-cli -p 6379 -a 1234",
                "mosquitto_sub -p 1883 -P 1234",
                "ldapsearch -w 1234",
                "mongosh -p 1234"
            })
    void digitsAreMaskedWhereTheProgramTakesThemForAPassword(String words) {
        assertThat(Secrets.masked(List.of(words.split(" "))))
                .noneMatch(each -> each.contains("1234"));
    }

    /** Whatever stands around it, and whatever the arguments are, it neither throws nor leaks. */
    @Test
    void noSecretPassesWhateverStandsAroundIt() {
        var random = new Random(20261128);
        List<String> carriers =
                List.of(
                        "--password\0%s",
                        "--token=%s",
                        "-p%s",
                        "-u\0ann:%s",
                        "https://ann:%s@host/",
                        "Authorization: Bearer %s",
                        "API_KEY=%s");
        for (int run = 0; run < 20_000; run++) {
            var arguments = new ArrayList<String>();
            arguments.add("program");
            noise(random, arguments);
            String carrier = carriers.get(random.nextInt(carriers.size()));
            arguments.addAll(List.of(carrier.formatted(SECRET).split("\0")));
            noise(random, arguments);
            assertThat(String.join(" ", Secrets.masked(arguments)))
                    .as("%s", arguments)
                    .doesNotContain(SECRET);
        }
    }

    private static void noise(Random random, List<String> arguments) {
        String letters = "-=:/@ \"'&?.ab1ü\n\uD800{}%$,;_*";
        for (int word = random.nextInt(4); word > 0; word--) {
            var text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            arguments.add(text.toString());
        }
    }

    private static List<String> arguments(String words) {
        var arguments = new ArrayList<String>(List.of("program"));
        for (String each : words.split(" ")) {
            arguments.add(each.replace('_', each.contains(":_") ? ' ' : '_'));
        }
        return arguments;
    }
}
