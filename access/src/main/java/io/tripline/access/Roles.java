package io.tripline.access;

import java.util.Set;

/** The roles a token may carry; any other role of the identity provider means nothing here. */
public final class Roles {

    public static final String USER = "user";
    public static final String ANALYST = "analyst";
    public static final String APPROVER = "approver";
    public static final String COMPLIANCE = "compliance";
    public static final String ADMIN = "admin";
    public static final String SERVICE = "service";

    /** Every role. */
    public static final Set<String> ALL = Set.of(USER, ANALYST, APPROVER, COMPLIANCE, ADMIN, SERVICE);

    private Roles() {}
}
