package com.maqsafy.releases.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** The Ed25519 key (RFC 8032) that signs seals: its public half, and whoever signs with the private one. */
final class SigningKey {

    private final Signer signer;
    private final PublicKey publicKey;

    private SigningKey(Signer signer, PublicKey publicKey) {
        this.signer = signer;
        this.publicKey = publicKey;
    }

    /**
     * A key whose private half lives elsewhere.
     *
     * @param publicKey X.509 as PEM
     */
    static SigningKey of(String publicKey, Signer signer) {
        return new SigningKey(signer, publicKey(publicKey));
    }

    /**
     * The key in a PKCS#8 PEM file, as {@code openssl genpkey -algorithm ed25519} writes it.
     *
     * @param setting name of the setting that names the file, for the message
     */
    static SigningKey read(Path file, String setting) {
        try {
            byte[] der = Pem.decode("PRIVATE KEY", Files.readString(file, StandardCharsets.US_ASCII));
            EdECPrivateKey key =
                    (EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
            Ed25519PrivateKeyParameters secret = new Ed25519PrivateKeyParameters(
                    key.getBytes().orElseThrow(() -> new GeneralSecurityException("The key cannot be exported.")));
            return new SigningKey(message -> sign(secret, message), publicKeyOf(secret));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "REL-EVI-031 " + setting + ": " + file + " cannot be read as an Ed25519 private key in PKCS#8 PEM."
                            + " Create one with: openssl genpkey -algorithm ed25519 -out " + file,
                    e);
        }
    }

    /**
     * A public key.
     *
     * @param pem X.509 as PEM, as {@code openssl pkey -pubout} writes it
     * @throws IllegalArgumentException when it is not one of Ed25519
     */
    static PublicKey publicKey(String pem) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Pem.decode("PUBLIC KEY", pem)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is not an Ed25519 public key.", e);
        }
    }

    /** The key kept in a directory; the first call makes it, readable by the owner alone. */
    static SigningKey readOrGenerate(Path directory) {
        Path file = directory.resolve("signing-key.pem");
        try {
            Files.createDirectories(directory);
            byte[] der = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            if (!Files.exists(file)) {
                try (var channel = Files.newByteChannel(
                        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(directory))) {
                    channel.write(StandardCharsets.US_ASCII.encode(Pem.encode("PRIVATE KEY", der)));
                }
            }
        } catch (FileAlreadyExistsException e) {
            // Another start was faster; its key is the one.
            return read(file, "releases.evidence.generate-key");
        } catch (IOException e) {
            throw new UncheckedIOException("REL-EVI-032 No signing key can be written to " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 17 has Ed25519.", e);
        }
        return read(file, "releases.evidence.generate-key");
    }

    /** Base64 signature of a text in UTF-8. */
    String sign(String text) {
        return Base64.getEncoder().encodeToString(sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Signature, 64 bytes; one that the public key does not confirm is none. */
    byte[] sign(byte[] message) {
        byte[] signature = signer.sign(message);
        if (!isSigned(publicKey, message, signature)) {
            throw new IllegalStateException(
                    "REL-EVI-033 Signing failed: what was signed does not belong to the public key " + id() + ".");
        }
        return signature;
    }

    private static byte[] sign(Ed25519PrivateKeyParameters key, byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    /** Whether this is the signature of a text, by the key that belongs to the public one. */
    static boolean isSigned(PublicKey key, String text, String signature) {
        try {
            return isSigned(key, text.getBytes(StandardCharsets.UTF_8), base64(signature));
        } catch (IllegalArgumentException e) {
            // Not even base64.
            return false;
        }
    }

    /** The bytes of a base64 text, which must be the only one that has them. */
    static byte[] base64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("This is not how base64 says it.");
        }
        return bytes;
    }

    /**
     * Whether this is the signature of a message, by the key that belongs to the public one. Bouncy Castle's Ed25519 takes a
     * seventh of the JDK's time, and a long log is mostly signatures.
     */
    static boolean isSigned(PublicKey key, byte[] message, byte[] signature) {
        try {
            Ed25519Signer ed25519 = new Ed25519Signer();
            ed25519.init(false, PublicKeyFactory.createKey(key.getEncoded()));
            ed25519.update(message, 0, message.length);
            return ed25519.verifySignature(signature);
        } catch (IOException | IllegalArgumentException e) {
            // A key that is no point of the curve has signed nothing.
            return false;
        }
    }

    /** SHA-256 of the public key in X.509 form. */
    String id() {
        return idOf(publicKey);
    }

    static String idOf(PublicKey key) {
        return CanonicalJson.sha256Of(key.getEncoded());
    }

    PublicKey publicKey() {
        return publicKey;
    }

    String publicKeyPem() {
        return Pem.encode("PUBLIC KEY", publicKey.getEncoded());
    }

    private static FileAttribute<?>[] ownerOnly(Path directory) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static PublicKey publicKeyOf(Ed25519PrivateKeyParameters key) throws GeneralSecurityException, IOException {
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(
                        SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key.generatePublicKey())
                                .getEncoded()));
    }
}
