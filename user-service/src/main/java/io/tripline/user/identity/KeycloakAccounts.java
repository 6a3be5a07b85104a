package io.tripline.user.identity;

import static io.tripline.user.identity.IdentityException.Kind.EMAIL_REFUSED;
import static io.tripline.user.identity.IdentityException.Kind.MISSING;
import static io.tripline.user.identity.IdentityException.Kind.PASSWORD_REFUSED;
import static io.tripline.user.identity.IdentityException.Kind.TAKEN;
import static io.tripline.user.identity.IdentityException.Kind.UNAVAILABLE;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.admin.client.resource.UsersResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** {@link Accounts} at Keycloak, through its admin client. */
final class KeycloakAccounts implements Accounts {

    private static final String USER_ID = "user_id";
    private static final String ROLE = "user";

    /** What Keycloak refuses in the name of a person. */
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[<>&\"\\v$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}]+");

    private final RealmResource realm;

    KeycloakAccounts(RealmResource realm) {
        this.realm = realm;
    }

    @Override
    public String create(Account account, String password) {
        return calling(() -> {
            UserRepresentation user = describe(new UserRepresentation(), account);
            // Names of accounts cannot change, addresses can: people sign in with the address, the name is the id.
            user.setUsername(account.userId().toString());
            user.setCredentials(List.of(credential(password)));
            try (Response response = users().create(user)) {
                refuse(response, account);
                String accountId = CreatedResponseUtil.getCreatedId(response);
                grantRole(accountId);
                return accountId;
            }
        });
    }

    @Override
    public void update(String accountId, Account account) {
        calling(() -> {
            UserResource user = users().get(accountId);
            user.update(describe(user.toRepresentation(), account));
            grantRole(accountId);
            if (!account.enabled()) {
                user.logout();
            }
            return accountId;
        });
    }

    @Override
    public Optional<String> find(UUID userId) {
        return calling(() -> users().searchByAttributes(USER_ID + ":" + userId, true).stream()
                .map(UserRepresentation::getId)
                .findFirst());
    }

    @Override
    public Optional<UUID> userIdOf(String email) {
        return calling(() -> users().searchByEmail(email, true).stream()
                .map(user -> user.firstAttribute(USER_ID))
                .filter(Objects::nonNull)
                .map(UUID::fromString)
                .findFirst());
    }

    @Override
    public void remove(String accountId) {
        calling(() -> {
            users().delete(accountId).close();
            return accountId;
        });
    }

    private static UserRepresentation describe(UserRepresentation user, Account account) {
        String name =
                NOT_IN_NAMES.matcher(account.displayName()).replaceAll(" ").strip();
        int lastSpace = name.lastIndexOf(' ');
        user.setEmail(account.email());
        user.setFirstName(lastSpace < 0 ? name : name.substring(0, lastSpace).strip());
        user.setLastName(lastSpace < 0 ? "" : name.substring(lastSpace + 1));
        user.setEnabled(account.enabled());
        Map<String, List<String>> attributes =
                user.getAttributes() == null ? new HashMap<>() : new HashMap<>(user.getAttributes());
        attributes.put(USER_ID, List.of(account.userId().toString()));
        user.setAttributes(attributes);
        return user;
    }

    private static CredentialRepresentation credential(String password) {
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        credential.setTemporary(false);
        return credential;
    }

    /** Asks for the roles that can still be granted: reading a role by name needs more rights than managing users. */
    private void grantRole(String accountId) {
        var roles = users().get(accountId).roles().realmLevel();
        List<RoleRepresentation> missing = roles.listAvailable().stream()
                .filter(role -> ROLE.equals(role.getName()))
                .toList();
        if (!missing.isEmpty()) {
            roles.add(missing);
        }
    }

    private static void refuse(Response response, Account account) {
        switch (response.getStatus()) {
            case 201 -> {}
            case 409 ->
                throw new IdentityException(TAKEN, "Another account has the e-mail address of " + account.userId());
            case 400 -> throw refusal(response);
            default -> throw new IdentityException(UNAVAILABLE, answer(response));
        }
    }

    private static IdentityException refusal(Response response) {
        Map<?, ?> error = response.readEntity(Map.class);
        Object message =
                error.get("error_description") == null ? error.get("errorMessage") : error.get("error_description");
        boolean email = "email".equals(error.get("field")) || "username".equals(error.get("field"));
        return new IdentityException(
                email ? EMAIL_REFUSED : PASSWORD_REFUSED,
                message == null ? "it does not meet the policy of the realm" : message.toString());
    }

    private static String answer(Response response) {
        return "Keycloak answered " + response.getStatus() + " " + response.readEntity(String.class);
    }

    private UsersResource users() {
        return realm.users();
    }

    private static <T> T calling(Supplier<T> call) {
        try {
            return call.get();
        } catch (NotFoundException e) {
            throw new IdentityException(MISSING, "Keycloak has no such account", e);
        } catch (WebApplicationException e) {
            throw new IdentityException(UNAVAILABLE, answer(e.getResponse()), e);
        } catch (ProcessingException e) {
            throw new IdentityException(UNAVAILABLE, "Keycloak does not answer: " + e.getMessage(), e);
        }
    }
}
