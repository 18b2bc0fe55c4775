package com.maqsafy.releases.evidence;

import com.maqsafy.releases.testing.TestCertificates;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A small time stamp authority on a port of this machine, with a certificate of its own authority. */
final class TestAuthority implements AutoCloseable {

    static final String POLICY = "1.2.3.4.1";

    /** Of RSA, as authorities have them; making one takes a second. */
    private static final KeyPair OWN = rsa();

    private final HttpServer server;
    private final String certificate;

    /** What becomes of an answer before it is sent. */
    volatile UnaryOperator<byte[]> answer = bytes -> bytes;

    /** What becomes of a request before it is answered. */
    volatile UnaryOperator<TimeStampRequest> request = r -> r;

    private static KeyPair rsa() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            return keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    TestAuthority() {
        try {
            TestCertificates root = new TestCertificates();
            X509Certificate ownCertificate = root.certify("Stamps", OWN, KeyPurposeId.id_kp_timeStamping);
            certificate = root.pem();
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", OWN.getPrivate(), ownCertificate),
                    new JcaDigestCalculatorProviderBuilder()
                            .build()
                            .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    new ASN1ObjectIdentifier(POLICY));
            tokens.addCertificates(new JcaCertStore(List.of(ownCertificate)));
            TimeStampResponseGenerator responses = new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/", exchange -> {
                try {
                    TimeStampRequest asked =
                            new TimeStampRequest(exchange.getRequestBody().readAllBytes());
                    byte[] bytes = answer.apply(responses
                            .generate(request.apply(asked), BigInteger.valueOf(System.nanoTime()), new Date())
                            .getEncoded());
                    exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                } catch (Exception e) {
                    exchange.sendResponseHeaders(500, -1);
                } finally {
                    exchange.close();
                }
            });
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Writes the certificate that vouches for it. */
    Path certificate(Path file) throws IOException {
        return Files.writeString(file, certificate);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
