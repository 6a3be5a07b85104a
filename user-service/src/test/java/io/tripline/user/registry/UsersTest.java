package io.tripline.user.registry;

import static io.tripline.user.Callers.client;
import static io.tripline.user.Callers.staff;
import static io.tripline.user.Callers.user;
import static io.tripline.user.UserApi.newEmail;
import static io.tripline.user.UserApi.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.user.UserApi;
import io.tripline.user.UserApi.Answer;
import io.tripline.user.UserServiceTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;

@UserServiceTest
class UsersTest {

    private final UserApi api;

    UsersTest(@Autowired MockMvc mvc) {
        this.api = new UserApi(mvc);
    }

    @Test
    void registersAUserAndTellsWhereToReadIt() {
        Answer created = api.register(person(newEmail()));

        String id = created.read("$.id");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/v1/users/" + id);
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(created.read("$.standing")).isEqualTo("ACTIVE");
        assertThat(created.read("$.account")).isEqualTo("NONE");
        assertThat(api.read(id, client()).body()).isEqualTo(created.body());
    }

    @Test
    void refusesAnEmailAddressThatIsTakenInAnyLetterCase() {
        String email = newEmail();
        api.register(person(email));

        Answer second = api.register(person(email.toUpperCase(java.util.Locale.ROOT)));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.read("$.type")).endsWith("/email-taken");
        assertThat(second.read("$.errors[0].field")).isEqualTo("email");
    }

    @Test
    void aRepeatedKeyRegistersNobodyNew() {
        String body = person(newEmail());

        Answer first = api.register(body, "Idempotency-Key", "k-" + body.hashCode());
        Answer second = api.register(body, "Idempotency-Key", "k-" + body.hashCode());

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void aKeyWithAnotherBodyIsAConflict() {
        String key = UUID.randomUUID().toString();
        api.register(person(newEmail()), "Idempotency-Key", key);

        Answer other = api.register(person(newEmail()), "Idempotency-Key", key);

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.read("$.type")).endsWith("/idempotency-key-reused");
    }

    @Test
    void theKeysOfTwoClientsDoNotMeet() {
        String key = UUID.randomUUID().toString();
        api.register(person(newEmail()), "Idempotency-Key", key);

        Answer other =
                api.send(HttpMethod.POST, "/v1/users", person(newEmail()), client("other"), "Idempotency-Key", key);

        assertThat(other.status()).isEqualTo(201);
    }

    @Test
    void requestsThatRaceForOneKeyRegisterOneUser() throws Exception {
        String body = person(newEmail());
        String key = UUID.randomUUID().toString();
        Callable<String> register =
                () -> api.register(body, "Idempotency-Key", key).read("$.id");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> ids = threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> register).toList());
            assertThat(ids).extracting(Future::get).containsOnly(ids.getFirst().get());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email       | {'email':'nobody','displayName':'P','country':'DE'}",
                "email       | {'displayName':'P','country':'DE'}",
                "displayName | {'email':'a@b.io','displayName':'  ','country':'DE'}",
                "country     | {'email':'a@b.io','displayName':'P','country':'Germany'}",
                "country     | {'email':'a@b.io','displayName':'P','country':'XX'}",
                "phone       | {'email':'a@b.io','displayName':'P','country':'DE','phone':'030 123'}",
                "password    | {'email':'a@b.io','displayName':'P','country':'DE','password':'short'}",
                "nickname    | {'email':'a@b.io','displayName':'P','country':'DE','nickname':'x'}"
            })
    void namesTheFieldThatIsWrong(String field, String body) {
        Answer refused = api.register(body.replace('\'', '"'));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.list("$.errors[*].field")).contains(field);
    }

    @Test
    void changesTheProfileAndLeavesOutWhatIsNotGiven() {
        String id = api.registered();

        Answer changed = api.send(HttpMethod.PATCH, "/v1/users/" + id, "{\"country\":\"FR\"}", user(id));

        assertThat(changed.read("$.country")).isEqualTo("FR");
        assertThat(changed.read("$.displayName")).isEqualTo("Pia Person");
    }

    @Test
    void anEmptyProfileChangeIsRefused() {
        assertThat(api.send(HttpMethod.PATCH, "/v1/users/" + api.registered(), "{}", client())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void replacesContactsUnlessTheAddressIsTaken() {
        String id = api.registered();
        String taken = newEmail();
        api.register(person(taken));
        String fresh = newEmail();

        Answer conflict = api.put("/v1/users/" + id + "/contacts", "{\"email\":\"" + taken + "\"}", user(id));
        Answer changed = api.put("/v1/users/" + id + "/contacts", "{\"email\":\"" + fresh + "\"}", user(id));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(changed.read("$.email")).isEqualTo(fresh);
        assertThat(changed.body()).doesNotContain("phone");
    }

    @Test
    void standingKeepsReasonAndWhoSetItAndTellsTheUserOnlyTheStanding() {
        String id = api.registered();

        Answer set = api.put(
                "/v1/users/" + id + "/standing",
                "{\"standing\":\"WATCHED\",\"reason\":\"mule suspected\"}",
                staff("ana", "analyst"));

        assertThat(set.read("$.standingReason")).isEqualTo("mule suspected");
        assertThat(set.read("$.standingBy")).isEqualTo("ana");
        assertThat(api.read(id, user(id)).body()).contains("WATCHED").doesNotContain("mule", "ana");
    }

    @Test
    void staffSeesContactsMaskedAndTheUserSeesThemClear() {
        String email = newEmail();
        String id = api.register(person(email)).read("$.id");

        assertThat(api.read(id, staff("ana", "analyst")).body())
                .doesNotContain(email, "123456")
                .contains("***56");
        assertThat(api.read(id, user(id)).body()).contains(email, "+4930123456");
    }

    @Test
    void aUserReachesNobodyElse() {
        String mine = api.registered();
        String other = api.registered();

        assertThat(api.read(other, user(mine)).status()).isEqualTo(403);
        assertThat(api.put("/v1/users/" + other + "/contacts", "{\"email\":\"x@y.io\"}", user(mine))
                        .status())
                .isEqualTo(403);
        assertThat(api.read(other, user(mine)).read("$.type")).endsWith("/not-your-data");
    }

    @Test
    void anUnknownUserIsNamedInTheAnswer() {
        String id = UUID.randomUUID().toString();

        Answer unknown = api.read(id, client());

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.read("$.type")).endsWith("/unknown-user");
        assertThat(unknown.read("$.detail")).contains(id);
    }

    @Test
    void describesItselfAsOpenApi() {
        Answer description = api.send(HttpMethod.GET, "/v1/openapi/user-service", "", client());

        assertThat(description.status()).isEqualTo(200);
        assertThat(description.body()).contains("/v1/users/{id}/standing", "Registration");
    }
}
