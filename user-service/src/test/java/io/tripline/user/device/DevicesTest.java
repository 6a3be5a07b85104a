package io.tripline.user.device;

import static io.tripline.user.Callers.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.user.UserApi;
import io.tripline.user.UserApi.Answer;
import io.tripline.user.UserServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;

@UserServiceTest
class DevicesTest {

    private final UserApi api;

    DevicesTest(@Autowired MockMvc mvc) {
        this.api = new UserApi(mvc);
    }

    @Test
    void remembersTheFirstAndTheLatestSighting() {
        String id = api.registered();

        Answer first = seen(id, "{\"deviceId\":\"d-1\",\"name\":\"phone\"}");
        Answer again = seen(id, "{\"deviceId\":\"d-1\"}");

        assertThat(again.read("$.firstSeen")).isEqualTo(first.read("$.firstSeen"));
        assertThat(again.read("$.name")).isEqualTo("phone");
        assertThat(again.truth("$.trusted")).isFalse();
    }

    @Test
    void listsTheDevicesOfOneUser() {
        String id = api.registered();
        seen(id, "{\"deviceId\":\"d-1\"}");
        seen(api.registered(), "{\"deviceId\":\"d-2\"}");

        Answer list = api.send(HttpMethod.GET, "/v1/users/" + id + "/devices", "", user(id));

        assertThat(list.list("$.items[*].deviceId")).containsExactly("d-1");
    }

    @Test
    void trustsADeviceThatWasSeenAndKeepsWhen() {
        String id = api.registered();
        seen(id, "{\"deviceId\":\"d-1\"}");

        Answer trusted = api.put("/v1/users/" + id + "/devices/d-1/trust", "", user(id));
        Answer again = api.put("/v1/users/" + id + "/devices/d-1/trust", "", user(id));

        assertThat(trusted.truth("$.trusted")).isTrue();
        assertThat(again.body()).isEqualTo(trusted.body());
    }

    @Test
    void aDeviceNeverSeenCannotBeTrusted() {
        String id = api.registered();

        Answer refused = api.put("/v1/users/" + id + "/devices/d-9/trust", "", user(id));

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.read("$.type")).endsWith("/unknown-device");
    }

    private Answer seen(String userId, String body) {
        return api.send(HttpMethod.POST, "/v1/users/" + userId + "/devices", body, user(userId));
    }
}
