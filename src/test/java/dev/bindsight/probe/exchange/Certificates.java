package dev.bindsight.probe.exchange;

import dev.bindsight.testbed.ChildProcess;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Keys and certificates that openssl and keytool make for a test. */
final class Certificates {
    private static final String PASSWORD = "pass-of-a-test";

    private final Path directory;

    Certificates(Path directory) {
        this.directory = directory;
    }

    /**
     * A certificate that is signed by itself, with its key.
     *
     * @param names as keytool's {@code -ext san=}: {@code dns:localhost,ip:127.0.0.1}
     * @param start when its 5 days begin, as keytool's {@code -startdate}: {@code -10d}
     * @return a PEM file of both
     */
    Path selfSigned(String commonName, String names, String start) {
        // openssl can make none for another time
        run(
                List.of(
                        System.getProperty("java.home") + "/bin/keytool",
                        "-genkeypair",
                        "-keystore",
                        file(commonName + ".p12"),
                        "-storepass",
                        PASSWORD,
                        "-keyalg",
                        "ec",
                        "-dname",
                        "CN=" + commonName + ",O=Test",
                        "-ext",
                        "san=" + names,
                        "-startdate",
                        start,
                        "-validity",
                        "5"));
        String source = file(commonName + ".p12");
        String pem = file(commonName + ".pem");
        openssl("pkcs12 -nodes -passin pass:" + PASSWORD + " -in " + source + " -out " + pem);
        return Path.of(pem);
    }

    /** A server of this runtime with a certificate that is signed by itself. */
    SSLContext serving(String commonName) throws IOException, GeneralSecurityException {
        selfSigned(commonName, "dns:localhost", "-1d");
        char[] password = PASSWORD.toCharArray();
        var file = directory.resolve(commonName + ".p12").toFile();
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(file, password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /**
     * A certificate of an authority that nobody knows, with its key; see {@link #authority}.
     *
     * @param names as openssl's subjectAltName: {@code DNS:localhost,IP:127.0.0.1}
     * @return a PEM file of both
     */
    Path ofAuthority(String commonName, String names) throws IOException {
        String key = " -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ";
        openssl(
                "req -x509 -subj /CN=Authority/O=Test"
                        + key
                        + file("ca.key -out ")
                        + file("ca.crt"));
        String own = file(commonName);
        openssl(
                "req -subj /CN="
                        + commonName
                        + "/O=Test"
                        + key
                        + own
                        + ".key -out "
                        + own
                        + ".csr");
        Files.writeString(directory.resolve("names"), "subjectAltName=" + names);
        openssl(
                "x509 -req -in "
                        + own
                        + ".csr -CA "
                        + file("ca.crt -CAkey ")
                        + file("ca.key -CAcreateserial -extfile ")
                        + file("names -out ")
                        + own
                        + ".crt");
        Path pem = Path.of(own + ".pem");
        Files.writeString(
                pem,
                Files.readString(Path.of(own + ".key")) + Files.readString(Path.of(own + ".crt")));
        return pem;
    }

    /** The authority itself. */
    X509Certificate authority() throws IOException, GeneralSecurityException {
        try (InputStream file = Files.newInputStream(directory.resolve("ca.crt"))) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(file);
        }
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private static void openssl(String arguments) {
        run(List.of(("openssl " + arguments).split(" ")));
    }

    private static void run(List<String> command) {
        try (ChildProcess process = ChildProcess.start(command.toArray(String[]::new))) {
            if (process.awaitExit() != 0) {
                throw new AssertionError(command + "\n" + process.output());
            }
        }
    }
}
