package io.tripline.access.problem;

import io.tripline.access.FieldError;
import io.tripline.access.trace.TraceIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers what the web server refuses before any filter sees it: a request that is hardly one. Made by the server. */
public final class ProblemValve extends ErrorReportValve {

    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int code = response.getStatus();
        if (code < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        HttpStatus status = HttpStatus.resolve(code);
        HttpStatus known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        response.setHeader("Trace-Id", TraceIds.of(request));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        Problem problem = Problem.of(
                request, known, RequestFaults.code(known), ProblemErrorController.detail(known), List.<FieldError>of());
        try {
            response.getOutputStream()
                    .write(JsonMapper.shared().writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("the connection of a refused request broke", e);
        }
    }
}
