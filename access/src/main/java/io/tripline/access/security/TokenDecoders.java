package io.tripline.access.security;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.util.Collection;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Builds the decoder of access tokens: RS256 by a key of the issuer, for us, in time, and meant for access. */
final class TokenDecoders {

    /** A key set is a few kB on a near host; one that takes longer is as good as away. */
    private static final int FETCH_MILLIS = 2_000;

    private static final int KEY_SET_BYTES = 1 << 18;

    /** How long a request waits for another one's fetch of the keys. */
    private static final int REFRESH_WAIT_MILLIS = 5_000;

    /** Tokens that name unknown keys make us ask the issuer for news, at most this often. */
    private static final int MIN_FETCH_INTERVAL_MILLIS = 10_000;

    private TokenDecoders() {}

    static JwtDecoder of(TokenProperties tokens) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys(tokens).build())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(validator(tokens));
        return decoder;
    }

    private static JWKSourceBuilder<SecurityContext> keys(TokenProperties tokens) {
        try {
            return JWKSourceBuilder.<SecurityContext>create(
                            tokens.jwkSetUri().toURL(),
                            new DefaultResourceRetriever(FETCH_MILLIS, FETCH_MILLIS, KEY_SET_BYTES))
                    .cache(tokens.keysFresh().toMillis(), REFRESH_WAIT_MILLIS)
                    .refreshAheadCache(false)
                    .rateLimited(MIN_FETCH_INTERVAL_MILLIS)
                    .retrying(true)
                    .outageTolerant(tokens.keysKept().toMillis());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("tripline.tokens.jwk-set-uri is not a URL: " + tokens.jwkSetUri(), e);
        }
    }

    private static OAuth2TokenValidator<Jwt> validator(TokenProperties tokens) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(tokens.issuer()),
                new JwtClaimValidator<Collection<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(tokens.audience())),
                new JwtClaimValidator<Object>(JwtClaimNames.EXP, expiry -> expiry != null),
                // The issuer marks what a token is for; an ID or refresh token is signed by the same keys.
                new JwtClaimValidator<String>("typ", "Bearer"::equals));
    }
}
