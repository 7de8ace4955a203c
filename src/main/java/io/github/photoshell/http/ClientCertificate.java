package io.github.photoshell.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The certificate with which the user signs in to a portal's TLS server, and its private key.
 *
 * @param chain the certificate itself, then those of its issuers
 */
public record ClientCertificate(PrivateKey key, List<X509Certificate> chain) {
  /** The maximum size of the file, in bytes. */
  public static final int MAX_BYTES = 1024 * 1024;

  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN (?<kind>[A-Z ]*)PRIVATE KEY-----(?<data>.*?)-----END", Pattern.DOTALL);

  /** The algorithms of keys, with a signature to find the certificate of a key. */
  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

  public ClientCertificate {
    chain = List.copyOf(chain);
  }

  /** Thrown when the file is encrypted, and the passphrase is missing or wrong. */
  public static final class PassphraseException extends CertificateException {
    PassphraseException(Throwable cause) {
      super("is encrypted with another passphrase", cause);
    }
  }

  /** Thrown for a PEM file whose key is not in PKCS#8 form. */
  public static final class OldKeyException extends CertificateException {
    OldKeyException() {
      super("contains a key in an old form");
    }
  }

  /**
   * Reads a PKCS#12 file, or a PEM file with the certificate, its issuers and the key in PKCS#8
   * form.
   *
   * @param passphrase empty if the user has typed none
   * @throws PassphraseException if the passphrase is missing or wrong
   * @throws OldKeyException if the key must be converted first
   * @throws CertificateException if it is another file; the message completes a sentence that
   *     starts with the file name
   */
  public static ClientCertificate read(byte[] file, char[] passphrase) throws CertificateException {
    if (file.length > MAX_BYTES) {
      throw new CertificateException("is larger than 1 MB, so it is not a certificate file");
    }
    String text = new String(file, StandardCharsets.ISO_8859_1);
    try {
      return text.contains("-----BEGIN ") ? pem(text, passphrase) : pkcs12(file, passphrase);
    } catch (CertificateException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new CertificateException("contains a key that this Java cannot read", e);
    }
  }

  private static ClientCertificate pkcs12(byte[] file, char[] passphrase)
      throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(new ByteArrayInputStream(file), passphrase);
    } catch (IOException e) {
      if (e.getCause() instanceof UnrecoverableKeyException) {
        throw new PassphraseException(e);
      }
      throw new CertificateException("is neither a PKCS#12 nor a PEM file with a private key", e);
    }
    for (String alias : Collections.list(store.aliases())) {
      Key key = store.getKey(alias, passphrase);
      Certificate[] chain = store.getCertificateChain(alias);
      if (key instanceof PrivateKey privateKey && chain != null) {
        return new ClientCertificate(
            privateKey, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
      }
    }
    throw new CertificateException("contains no certificate with a private key");
  }

  private static ClientCertificate pem(String text, char[] passphrase)
      throws GeneralSecurityException {
    Matcher block = KEY.matcher(text);
    if (!block.find()) {
      throw new CertificateException("contains no private key");
    }
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(block.group("data"));
    } catch (IllegalArgumentException e) {
      throw new CertificateException("contains a private key that is cut off", e);
    }
    PrivateKey key =
        switch (block.group("kind")) {
          case "" -> key(new PKCS8EncodedKeySpec(bytes));
          case "ENCRYPTED " -> key(decrypted(bytes, passphrase));
          default -> throw new OldKeyException();
        };
    List<X509Certificate> chain = new ArrayList<>(TrustedAuthorities.parse(text).certificates());
    for (X509Certificate certificate : chain) {
      if (belongs(key, certificate.getPublicKey())) {
        chain.remove(certificate);
        chain.add(0, certificate);
        return new ClientCertificate(key, chain);
      }
    }
    throw new CertificateException("contains no certificate for its private key");
  }

  private static PKCS8EncodedKeySpec decrypted(byte[] bytes, char[] passphrase)
      throws GeneralSecurityException {
    try {
      EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(bytes);
      AlgorithmParameters parameters = info.getAlgParameters();
      // PBES2 names its algorithms only in its parameters.
      String algorithm = String.valueOf(parameters);
      if (!algorithm.startsWith("PBE")) {
        algorithm = info.getAlgName();
      }
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(
          Cipher.DECRYPT_MODE,
          SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(passphrase)),
          parameters);
      return info.getKeySpec(cipher);
    } catch (InvalidKeySpecException e) {
      throw new PassphraseException(e);
    } catch (IOException e) {
      throw new CertificateException("contains an unreadable private key", e);
    }
  }

  private static PrivateKey key(PKCS8EncodedKeySpec encoded) throws GeneralSecurityException {
    InvalidKeySpecException last = null;
    for (String algorithm : SIGNATURES.keySet()) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (InvalidKeySpecException e) {
        last = e;
      }
    }
    throw new CertificateException("contains a private key of an unknown kind", last);
  }

  private static boolean belongs(PrivateKey key, PublicKey publicKey)
      throws GeneralSecurityException {
    String algorithm = SIGNATURES.get(key.getAlgorithm());
    if (algorithm == null || !publicKey.getAlgorithm().equals(key.getAlgorithm())) {
      return false;
    }
    byte[] data = {1};
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(data);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(data);
    return signature.verify(signed);
  }

  /** Returns the name in the certificate, without the key. */
  @Override
  public String toString() {
    return chain.isEmpty() ? "" : chain.get(0).getSubjectX500Principal().getName();
  }
}
