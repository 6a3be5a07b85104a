package io.tripline.console.page;

import java.security.SecureRandom;
import java.util.Base64;

/** What one page may load, and the nonce with which that page may add styles. */
record ContentSecurityPolicy(String nonce) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 18;

    static ContentSecurityPolicy fresh() {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return new ContentSecurityPolicy(Base64.getEncoder().encodeToString(bytes));
    }

    /** The value of the header {@code Content-Security-Policy}. */
    String header() {
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self'",
                "style-src 'self' 'nonce-" + nonce + "'",
                "style-src-attr 'none'",
                "img-src 'self' data:",
                "font-src 'self'",
                "connect-src 'self'",
                "worker-src 'self'",
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }
}
