package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.util.Base64;
import java.util.List;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** Tests files of certificates and keys; PortalTlsTest tests them in handshakes. */
class ClientCertificateTest {
  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("Issuer").build();
  private static final HeldCertificate ELLIPTIC =
      new HeldCertificate.Builder().commonName("Ada").ecdsa256().signedBy(AUTHORITY).build();

  private static ClientCertificate read(String pem) throws CertificateException {
    return ClientCertificate.read(pem.getBytes(StandardCharsets.UTF_8), new char[0]);
  }

  @Test
  void certificateOfTheKeyComesFirstWhateverTheOrderOfTheFile() throws Exception {
    HeldCertificate rsa =
        new HeldCertificate.Builder().commonName("Ada").rsa2048().signedBy(AUTHORITY).build();
    for (HeldCertificate held : List.of(ELLIPTIC, rsa)) {
      String key = held.privateKeyPkcs8Pem();
      for (String file :
          List.of(
              key + held.certificatePem() + AUTHORITY.certificatePem(),
              AUTHORITY.certificatePem() + "\nsubject=CN = Ada\n" + held.certificatePem() + key)) {
        ClientCertificate certificate = read(file.replace("\n", "\r\n"));
        assertThat(certificate.chain())
            .containsExactly(held.certificate(), AUTHORITY.certificate());
        assertThat(certificate.key()).isEqualTo(held.keyPair().getPrivate());
      }
    }
  }

  @Test
  void keyNeedsItsOwnCertificateNotOneOfTheSameKind() throws Exception {
    HeldCertificate other = new HeldCertificate.Builder().commonName("Ada").ecdsa256().build();
    assertThatThrownBy(() -> read(other.certificatePem() + ELLIPTIC.privateKeyPkcs8Pem()))
        .isInstanceOf(CertificateException.class)
        .hasMessage("contains no certificate for its private key");
  }

  @Test
  void keyOfAnUnknownKindIsReported() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    String key =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    assertThatThrownBy(() -> read(ELLIPTIC.certificatePem() + key))
        .isInstanceOf(CertificateException.class)
        .hasMessage("contains a private key of an unknown kind");
  }

  @Test
  void storeWithoutAPrivateKeyIsReported() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("issuer", AUTHORITY.certificate());
    assertThatThrownBy(() -> ClientCertificate.read(bytes(store), "sesam".toCharArray()))
        .hasMessage("contains no certificate with a private key");
    store.setKeyEntry(
        "ada",
        ELLIPTIC.keyPair().getPrivate(),
        "sesam".toCharArray(),
        new Certificate[] {ELLIPTIC.certificate(), AUTHORITY.certificate()});
    assertThat(ClientCertificate.read(bytes(store), "sesam".toCharArray()).chain())
        .containsExactly(ELLIPTIC.certificate(), AUTHORITY.certificate());
  }

  private static byte[] bytes(KeyStore store) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.store(bytes, "sesam".toCharArray());
    return bytes.toByteArray();
  }

  @Test
  void largeFileIsNotReadAndTheKeyIsNeverShown() throws Exception {
    byte[] large = new byte[ClientCertificate.MAX_BYTES + 1];
    assertThatThrownBy(() -> ClientCertificate.read(large, new char[0]))
        .hasMessage("is larger than 1 MB, so it is not a certificate file");
    ClientCertificate certificate = read(ELLIPTIC.certificatePem() + ELLIPTIC.privateKeyPkcs8Pem());
    assertThat(certificate).hasToString("CN=Ada");
  }
}
