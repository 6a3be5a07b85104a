package io.tripline.gateway.edge;

import io.tripline.access.problem.ProblemWriter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Refuses bodies beyond the limit, announced or not, before a service must read them. */
final class BodyFilter implements Filter {

    private final long limit;
    private final ProblemWriter problems;

    BodyFilter(long limit, ProblemWriter problems) {
        this.limit = limit;
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getContentLengthLong() > limit) {
            problems.write(
                    (HttpServletRequest) request,
                    (HttpServletResponse) response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "body-too-large",
                    "A body may have " + limit + " bytes; split it into several requests.");
        } else {
            chain.doFilter(new Limited((HttpServletRequest) request, limit), response);
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final long limit;

        Limited(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new InboundBody(super.getInputStream(), limit);
        }
    }
}
