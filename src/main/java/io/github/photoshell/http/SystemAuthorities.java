package io.github.photoshell.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The certificate authorities that this computer trusts besides those of Java: the file that {@code
 * SSL_CERT_FILE} names, else the system's own. What cannot be read is left out, so that one broken
 * certificate does not hide the others.
 */
public final class SystemAuthorities {
  /** The usual places of the system's file, by distribution; the first that exists is read. */
  private static final List<String> FILES =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem",
          "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
          "/etc/ssl/cert.pem");

  private final Map<String, String> environment;
  private final String system;

  private SystemAuthorities(Map<String, String> environment, String system) {
    this.environment = environment;
    this.system = system.toLowerCase(Locale.ROOT);
  }

  /** Returns no authorities. */
  static SystemAuthorities none() {
    return new SystemAuthorities(Map.of(), "none");
  }

  /**
   * Returns the authorities of a computer; nothing is read yet.
   *
   * @param environment the variables of the process
   * @param system the system's name, as in Java's {@code os.name}
   */
  public static SystemAuthorities of(Map<String, String> environment, String system) {
    return new SystemAuthorities(environment, system);
  }

  /**
   * Returns the file that {@code SSL_CERT_FILE} names in place of the system's own; null if it
   * names none.
   */
  public @Nullable String namedFile() {
    String file = environment.getOrDefault("SSL_CERT_FILE", "").strip();
    return file.isEmpty() ? null : file;
  }

  /** Returns the number of certificates that {@link #namedFile} has, 0 if it cannot be read. */
  public int countInNamedFile() {
    String file = namedFile();
    return file == null ? 0 : fromFile(file).size();
  }

  /**
   * Reads the certificates, each once. Takes some 50 ms, so call it only before a TLS connection.
   */
  Set<X509Certificate> read() {
    String file = namedFile();
    if (file != null) {
      return fromFile(file);
    }
    if (system.startsWith("windows")) {
      return fromKeyStore("Windows-ROOT");
    }
    if (system.startsWith("mac")) {
      return fromKeyStore("KeychainStore");
    }
    return system.startsWith("linux")
        ? FILES.stream()
            .map(SystemAuthorities::fromFile)
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse(Set.of())
        : Set.of();
  }

  private static Set<X509Certificate> fromFile(String name) {
    try {
      Path file = Path.of(name);
      if (!Files.isRegularFile(file)) {
        return Set.of();
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] pem = in.readNBytes(TrustedAuthorities.MAX_BYTES);
        return parse(new String(pem, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException | InvalidPathException | CertificateException e) {
      return Set.of();
    }
  }

  private static Set<X509Certificate> parse(String pem) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    Set<X509Certificate> certificates = new LinkedHashSet<>();
    Matcher blocks = TrustedAuthorities.CERTIFICATE.matcher(pem);
    while (blocks.find()) {
      try {
        certificates.add(TrustedAuthorities.certificate(factory, blocks.group()));
      } catch (CertificateException e) {
        // The others count.
      }
    }
    return certificates;
  }

  private static Set<X509Certificate> fromKeyStore(String type) {
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(null, null);
      Set<X509Certificate> certificates = new LinkedHashSet<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.getCertificate(alias) instanceof X509Certificate certificate) {
          certificates.add(certificate);
        }
      }
      return certificates;
    } catch (GeneralSecurityException | IOException e) {
      return Set.of();
    }
  }
}
