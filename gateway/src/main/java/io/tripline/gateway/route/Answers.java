package io.tripline.gateway.route;

import io.tripline.access.Refusal;
import io.tripline.access.problem.Problem;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Refusals as answers of a route. */
final class Answers {

    private Answers() {}

    static ServerResponse of(ServerRequest request, Refusal refusal) {
        ServerResponse.BodyBuilder answer =
                ServerResponse.status(refusal.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        refusal.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        return answer.body(Problem.of(
                request.servletRequest(), refusal.status(), refusal.code(), refusal.detail(), refusal.fields()));
    }

    private static String seconds(Duration wait) {
        return String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
