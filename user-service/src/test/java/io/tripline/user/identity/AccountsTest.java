package io.tripline.user.identity;

import static io.tripline.user.Callers.client;
import static io.tripline.user.Callers.staff;
import static io.tripline.user.UserApi.newEmail;
import static io.tripline.user.UserApi.personWithPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tripline.local.stack.TestStack;
import io.tripline.user.UserApi;
import io.tripline.user.UserApi.Answer;
import io.tripline.user.UserServiceTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@UserServiceTest
class AccountsTest {

    private static final String PASSWORD = "correct horse battery";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final UserApi api;
    private final Accounts accounts;
    private final IdentityJobs jobs;
    private final JdbcClient jdbc;
    private final SignIn signIn = SignIn.allowed();

    AccountsTest(
            @Autowired MockMvc mvc,
            @Autowired Accounts accounts,
            @Autowired IdentityJobs jobs,
            @Autowired JdbcClient jdbc) {
        this.api = new UserApi(mvc);
        this.accounts = accounts;
        this.jobs = jobs;
        this.jdbc = jdbc;
    }

    @AfterEach
    void keycloakRunsAgain() {
        TestStack.keycloak().start();
    }

    @Test
    void aPersonRegisteredWithAPasswordSignsInAsThatUser() {
        String email = newEmail();

        Answer created = api.register(personWithPassword(email, PASSWORD));

        assertThat(created.read("$.account")).isEqualTo("READY");
        assertThat(created.body()).doesNotContain(PASSWORD);
        SignIn.Result result = signIn.with(email, PASSWORD);
        assertThat(result.claims()).contains("\"user_id\":\"" + created.read("$.id") + "\"", "\"user\"");
    }

    @Test
    void aBlockedPersonCannotSignInUntilTheStandingAllowsItAgain() {
        String email = newEmail();
        String id = api.register(personWithPassword(email, PASSWORD)).read("$.id");

        standing(id, "BLOCKED");
        await().atMost(SOON).until(() -> account(id).equals("READY"));
        assertThat(signIn.with(email, PASSWORD).allowed()).isFalse();

        standing(id, "ACTIVE");
        await().atMost(SOON).until(() -> account(id).equals("READY"));
        assertThat(signIn.with(email, PASSWORD).allowed()).isTrue();
    }

    @Test
    void aNewEmailAddressIsTheNewNameToSignInWith() {
        String id = api.register(personWithPassword(newEmail(), PASSWORD)).read("$.id");
        String fresh = newEmail();

        api.put("/v1/users/" + id + "/contacts", "{\"email\":\"" + fresh + "\"}", client());

        await().atMost(SOON).until(() -> account(id).equals("READY"));
        assertThat(signIn.with(fresh, PASSWORD).allowed()).isTrue();
    }

    @Test
    void theAddressOfSomeoneElseAtTheProviderIsTaken() {
        Answer refused = api.register(personWithPassword("ana@tripline.example", PASSWORD));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.read("$.errors[0].field")).isEqualTo("email");
    }

    @Test
    void aPersonWhoseAccountIsThereBeforehandIsLinkedToIt() {
        await().atMost(SOON).until(() -> account(UserServiceTest.SEEDED_USER).equals("READY"));
    }

    @Test
    void anAccountWhoseRegistrationNeverEndedIsRemoved() {
        UUID nobody = UUID.randomUUID();
        jobs.announce(nobody);
        accounts.create(new Account(nobody, newEmail(), "No Body", true, null), PASSWORD);

        jobs.request(nobody);

        await().atMost(SOON).until(() -> accounts.find(nobody).isEmpty());
    }

    @Test
    void whileTheProviderIsAwayRegistrationWaitsForThePasswordOnlyAndChangesFollowLater() {
        String email = newEmail();
        String id = api.register(personWithPassword(email, PASSWORD)).read("$.id");
        String late = newEmail();
        TestStack.keycloak().stop();

        Answer refused = api.register(personWithPassword(late, PASSWORD));
        standing(id, "BLOCKED");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(api.register(UserApi.person(newEmail())).status()).isEqualTo(201);
        assertThat(account(id)).isEqualTo("PENDING");
        assertThat(jdbc.sql("select count(*) from users where email = ?")
                        .param(late)
                        .query(Long.class)
                        .single())
                .isZero();

        TestStack.keycloak().start();
        await().atMost(SOON).until(() -> account(id).equals("READY"));
        assertThat(signIn.with(email, PASSWORD).allowed()).isFalse();
        await().atMost(SOON)
                .until(() -> api.register(personWithPassword(late, PASSWORD)).status() == 201);
    }

    private void standing(String id, String standing) {
        api.put(
                "/v1/users/" + id + "/standing",
                "{\"standing\":\"" + standing + "\",\"reason\":\"test\"}",
                staff("ana", "analyst"));
    }

    private String account(String id) {
        return api.read(id, client()).read("$.account");
    }
}
