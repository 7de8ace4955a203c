package io.github.photoshell.session;

import io.github.photoshell.files.TypedPath;
import io.github.photoshell.files.UserFile;
import io.github.photoshell.http.ClientCertificate;
import io.github.photoshell.http.Network;
import io.github.photoshell.http.ProxySettings;
import io.github.photoshell.http.SystemAuthorities;
import io.github.photoshell.http.TrustedAuthorities;
import io.github.photoshell.shell.StartOptions;
import io.github.photoshell.shell.UsageException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Creates networks from the proxy settings and certificate authorities of this computer, and a file
 * of more authorities.
 */
@Component
final class NetworkSetup {
  private final ProxySettings proxySettings;
  private final SystemAuthorities systemAuthorities;

  NetworkSetup(StartOptions startOptions) {
    Properties java = System.getProperties();
    Map<String, String> properties =
        java.stringPropertyNames().stream()
            .collect(Collectors.toMap(Function.identity(), name -> java.getProperty(name, "")));
    this.proxySettings = ProxySettings.of(startOptions.environment(), properties);
    this.systemAuthorities =
        SystemAuthorities.of(startOptions.environment(), System.getProperty("os.name", ""));
  }

  /** Returns the certificate authorities of this computer. */
  SystemAuthorities systemAuthorities() {
    return systemAuthorities;
  }

  /**
   * Returns the network.
   *
   * @param caFile a file of certificate authorities in PEM form, or null
   * @throws UsageException if it contains none
   */
  Network network(@Nullable String caFile) {
    if (caFile == null) {
      return new Network(TrustedAuthorities.none(), proxySettings, systemAuthorities, null);
    }
    try {
      return new Network(
          TrustedAuthorities.read(
              UserFile.read(TypedPath.of(caFile), TrustedAuthorities.MAX_BYTES)),
          proxySettings,
          systemAuthorities,
          null);
    } catch (CertificateException e) {
      throw new UsageException(
          caFile + " " + e.getMessage() + ".",
          "--ca-file needs certificates that start with -----BEGIN CERTIFICATE-----.");
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(
          "The certificate file " + caFile + " cannot be read.", "Check its name with 'ls'.");
    }
  }

  /**
   * Reads a client certificate.
   *
   * @param passphrase asks the user for the file's passphrase, hidden; returns null without one
   * @throws UsageException if the file is not usable
   */
  ClientCertificate clientCertificate(String file, Supplier<char @Nullable []> passphrase) {
    try {
      byte[] bytes = UserFile.read(TypedPath.of(file), ClientCertificate.MAX_BYTES);
      try {
        return ClientCertificate.read(bytes, new char[0]);
      } catch (ClientCertificate.PassphraseException e) {
        char[] typed = passphrase.get();
        if (typed == null || typed.length == 0) {
          throw new UsageException(
              file + " is encrypted, and no passphrase was typed.",
              "Connect in the shell, which asks for it; a script needs a file without one.");
        }
        try {
          return ClientCertificate.read(bytes, typed);
        } finally {
          Arrays.fill(typed, '\0');
        }
      }
    } catch (ClientCertificate.PassphraseException e) {
      throw new UsageException(
          file + " " + e.getMessage() + ".", "Connect again, and type the right passphrase.");
    } catch (ClientCertificate.OldKeyException e) {
      throw new UsageException(
          file + " " + e.getMessage() + ".",
          "Type 'openssl pkcs8 -topk8 -in "
              + file
              + " -out new.pem', then append the certificate to new.pem.");
    } catch (CertificateException e) {
      throw new UsageException(
          file + " " + e.getMessage() + ".",
          "--client-cert needs a PKCS#12 file, or a PEM file with certificate and key.");
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(
          "The certificate file " + file + " cannot be read.", "Check its name with 'ls'.");
    }
  }

  /**
   * Returns the network for the practice portal of this shell.
   *
   * @param authority its certificate authority in PEM form, or null
   */
  Network trusting(@Nullable String authority) {
    try {
      return new Network(
          authority == null ? TrustedAuthorities.none() : TrustedAuthorities.parse(authority),
          proxySettings);
    } catch (CertificateException e) {
      throw new IllegalStateException("the practice portal made no certificate", e);
    }
  }
}
