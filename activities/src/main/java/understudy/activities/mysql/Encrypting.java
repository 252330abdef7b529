package understudy.activities.mysql;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Puts encryption over a connection. */
final class Encrypting {
  private final Encryption encryption;
  private final SSLContext context;

  Encrypting(Encryption encryption) {
    this.encryption = encryption;
    this.context = context(encryption);
  }

  /** Negotiates; who the server is is looked at only where that is asked for. */
  SSLSocket over(Socket raw, String host) throws IOException {
    var layer = (SSLSocket) context.getSocketFactory().createSocket(raw, host, raw.getPort(), true);
    layer.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    if (encryption == Encryption.VERIFY_IDENTITY) {
      var parameters = layer.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      layer.setSSLParameters(parameters);
    }
    layer.startHandshake();
    return layer;
  }

  private static SSLContext context(Encryption encryption) {
    try {
      return switch (encryption) {
        case DISABLED, PREFERRED, REQUIRED -> believing();
        case VERIFY_CA, VERIFY_IDENTITY -> SSLContext.getDefault();
      };
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java cannot encrypt", impossible);
    }
  }

  private static SSLContext believing() throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
    return context;
  }

  /** Encrypts for whoever answers: against who listens, not against who pretends. */
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
