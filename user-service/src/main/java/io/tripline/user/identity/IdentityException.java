package io.tripline.user.identity;

/** The identity provider did not do what it was asked. */
public final class IdentityException extends RuntimeException {

    /** Who can help. */
    public enum Kind {
        /** The provider does not answer, or answers with a fault of its own: the same call may work later. */
        UNAVAILABLE,
        /** The provider does not take the e-mail address. */
        EMAIL_REFUSED,
        /** The provider does not take the password, for example because it is too simple. */
        PASSWORD_REFUSED,
        /** Another account has the e-mail address. */
        TAKEN,
        /** The provider has no account of this user. */
        MISSING
    }

    private final Kind kind;

    IdentityException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    IdentityException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Who can help. */
    public Kind kind() {
        return kind;
    }
}
