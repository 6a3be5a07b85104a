package io.tripline.access.problem;

import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers a problem from outside of a controller: filters, entry points. Thread-safe. */
public final class ProblemWriter {

    private final JsonMapper json = JsonMapper.shared();

    /** Answers with a problem, unless the answer is under way already. */
    public void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        write(request, response, status, Problem.of(request, status, code, detail, List.<FieldError>of()));
    }

    /** Answers with a refusal, unless the answer is under way already. */
    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        refusal.retryAfter().ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds(wait)));
        write(
                request,
                response,
                refusal.status(),
                Problem.of(request, refusal.status(), refusal.code(), refusal.detail(), refusal.fields()));
    }

    private void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, Problem problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
        }
    }

    static String seconds(Duration wait) {
        return String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
