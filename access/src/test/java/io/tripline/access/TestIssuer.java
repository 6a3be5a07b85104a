package io.tripline.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Issues tokens as the identity provider does, good ones and forged ones, and publishes its key. */
final class TestIssuer {

    private static final RSAKey KEY = generate("k-1");

    private final HttpServer server;
    private volatile boolean away;

    private TestIssuer(HttpServer server) {
        this.server = server;
    }

    static TestIssuer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestIssuer issuer = new TestIssuer(server);
            server.createContext("/certs", exchange -> {
                byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(issuer.away ? 503 : 200, keys.length);
                try (exchange) {
                    exchange.getResponseBody().write(keys);
                }
            });
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String jwkSetUri() {
        return issuer() + "/certs";
    }

    void away(boolean isAway) {
        away = isAway;
    }

    void stop() {
        server.stop(0);
    }

    Token token() {
        return new Token(new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("tripline-api")
                .subject("f2c8")
                .claim("typ", "Bearer")
                .claim("preferred_username", "ana")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .build());
    }

    static RSAKey otherKey() {
        return generate("k-1");
    }

    private static RSAKey generate(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    record Token(JWTClaimsSet claims) {

        Token roles(String... roles) {
            return claim("roles", List.of(roles));
        }

        Token claim(String name, @Nullable Object value) {
            return new Token(new JWTClaimsSet.Builder(claims).claim(name, value).build());
        }

        Token expiresAt(Instant time) {
            return claim("exp", Date.from(time));
        }

        Token notBefore(Instant time) {
            return claim("nbf", Date.from(time));
        }

        String signed() throws JOSEException {
            return signedBy(KEY);
        }

        String signedBy(RSAKey key) throws JOSEException {
            SignedJWT token = new SignedJWT(header(JWSAlgorithm.RS256), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        }

        String signedWithPublicKeyAsSecret() throws JOSEException {
            SignedJWT token = new SignedJWT(header(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
            return token.serialize();
        }

        String unsigned() {
            return new PlainJWT(claims).serialize();
        }

        private static JWSHeader header(JWSAlgorithm algorithm) {
            return new JWSHeader.Builder(algorithm).keyID("k-1").build();
        }
    }
}
