package io.tripline.user;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The service's API as tests use it. */
public final class UserApi {

    private final MockMvc mvc;

    public UserApi(MockMvc mvc) {
        this.mvc = mvc;
    }

    /** An answer and its JSON. */
    public record Answer(int status, String body, MockHttpServletResponse response) {

        public String read(String path) {
            return JsonPath.read(body, path);
        }

        public boolean truth(String path) {
            return JsonPath.read(body, path);
        }

        public List<String> list(String path) {
            return JsonPath.read(body, path);
        }

        public @Nullable String header(String name) {
            return response.getHeader(name);
        }
    }

    public Answer send(HttpMethod method, String path, String body, RequestPostProcessor caller, String... headers) {
        var request = request(method, path).with(caller);
        if (!body.isEmpty()) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
            return new Answer(response.getStatus(), response.getContentAsString(), response);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public Answer register(String body, String... headers) {
        return send(HttpMethod.POST, "/v1/users", body, Callers.client(), headers);
    }

    public Answer read(String id, RequestPostProcessor caller) {
        return send(HttpMethod.GET, "/v1/users/" + id, "", caller);
    }

    public Answer put(String path, String body, RequestPostProcessor caller) {
        return send(HttpMethod.PUT, path, body, caller);
    }

    /** Registers someone without a password; the id. */
    public String registered() {
        return register(person(newEmail())).read("$.id");
    }

    public static String newEmail() {
        return "p" + UUID.randomUUID() + "@example.org";
    }

    public static String person(String email) {
        return "{\"email\":\"" + email
                + "\",\"displayName\":\"Pia Person\",\"country\":\"DE\",\"phone\":\"+4930123456\"}";
    }

    public static String personWithPassword(String email, String password) {
        return "{\"email\":\"" + email + "\",\"displayName\":\"Pia Person\",\"country\":\"DE\",\"password\":\""
                + password + "\"}";
    }
}
