package io.tripline.gateway.edge;

import io.tripline.access.Refusal;
import io.tripline.access.problem.ProblemWriter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Tells people that their session cannot be read just now; API clients have none and go on. */
final class SessionOutageFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(SessionOutageFilter.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final ProblemWriter problems;

    SessionOutageFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            if (response.isCommitted() || !fromSessionStore(e)) {
                throw e;
            }
            LOG.warn("a session could not be read or written: {}", e.toString());
            problems.write(
                    (HttpServletRequest) request,
                    (HttpServletResponse) response,
                    Refusal.unavailable(
                            "Your session cannot be read: the session store is away. You stay signed in; try again.",
                            SOON));
        }
    }

    private static boolean fromSessionStore(Exception e) {
        return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                .anyMatch(DataAccessException.class::isInstance);
    }
}
