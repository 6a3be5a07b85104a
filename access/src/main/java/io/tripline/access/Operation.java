package io.tripline.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * One row of the access table.
 *
 * @param name stable kebab-case name
 * @param service the name of the service that answers it
 * @param method the HTTP method; a GET answers HEAD too
 * @param path a Spring path pattern
 * @param roles who may; empty when anyone may
 * @param own those of the roles that reach only their own data
 */
public record Operation(
        String name, String service, HttpMethod method, String path, Set<String> roles, Set<String> own) {

    private static final Set<String> ANYONE = Set.of("anyone");

    public Operation {
        roles = Set.copyOf(roles);
        own = Set.copyOf(own);
        if (!Roles.ALL.containsAll(roles)) {
            throw new IllegalArgumentException(name + ": unknown role in " + roles + "; known are " + Roles.ALL);
        }
        if (!roles.containsAll(own)) {
            throw new IllegalArgumentException(name + ": own " + own + " names a role that is not in roles " + roles);
        }
    }

    /** Whether it needs no sign-in. */
    public boolean open() {
        return roles.isEmpty();
    }

    /** A row as written in access.yaml, where leaving out the roles is a mistake rather than an invitation. */
    record Row(
            @JsonProperty(required = true) String operation,
            @JsonProperty(required = true) String service,
            @JsonProperty(required = true) String method,
            @JsonProperty(required = true) String path,
            @JsonProperty(required = true) Set<String> roles,
            @Nullable Set<String> own) {

        Operation toOperation() {
            if (roles.isEmpty()) {
                throw new IllegalArgumentException(operation + ": names no role; write [anyone] for an open operation");
            }
            return new Operation(
                    operation,
                    service,
                    HttpMethod.valueOf(method),
                    path,
                    roles.equals(ANYONE) ? Set.of() : roles,
                    own == null ? Set.of() : own);
        }
    }
}
