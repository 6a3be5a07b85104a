package io.tripline.access.security;

import org.springframework.security.core.AuthenticationException;

/** A token cannot be judged, because the issuer's keys have never been fetched and cannot be now. */
final class KeysUnavailableException extends AuthenticationException {

    KeysUnavailableException(Throwable cause) {
        super("the issuer's keys cannot be fetched", cause);
    }
}
