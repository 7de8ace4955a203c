package io.github.photoshell.session;

import io.github.photoshell.files.TypedPath;
import io.github.photoshell.files.UserFile;
import io.github.photoshell.http.Network;
import io.github.photoshell.http.ProxySettings;
import io.github.photoshell.http.SystemAuthorities;
import io.github.photoshell.http.TrustedAuthorities;
import io.github.photoshell.shell.StartOptions;
import io.github.photoshell.shell.UsageException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
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

  /**
   * Returns the network.
   *
   * @param caFile a file of certificate authorities in PEM form, or null
   * @throws UsageException if it contains none
   */
  Network network(@Nullable String caFile) {
    if (caFile == null) {
      return new Network(TrustedAuthorities.none(), proxySettings, systemAuthorities);
    }
    try {
      return new Network(
          TrustedAuthorities.read(
              UserFile.read(TypedPath.of(caFile), TrustedAuthorities.MAX_BYTES)),
          proxySettings,
          systemAuthorities);
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
