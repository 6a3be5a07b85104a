package io.tripline.gateway.edge;

import io.tripline.access.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** The order of the filters before the security filters; span and trace id stand at the two places after the first. */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

    private static final int BEFORE_THE_SPAN = Ordered.HIGHEST_PRECEDENCE;
    private static final int OUTSIDE_SESSIONS = Ordered.HIGHEST_PRECEDENCE + 10;
    private static final int BODY = Ordered.HIGHEST_PRECEDENCE + 20;

    @Bean
    FilterRegistrationBean<ForeignHeaderFilter> foreignHeaderFilter() {
        return at(BEFORE_THE_SPAN, new ForeignHeaderFilter());
    }

    @Bean
    FilterRegistrationBean<SessionOutageFilter> sessionOutageFilter(ProblemWriter problems) {
        return at(OUTSIDE_SESSIONS, new SessionOutageFilter(problems));
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilter(EdgeProperties edge, ProblemWriter problems) {
        return at(BODY, new BodyFilter(edge.maxBody().toBytes(), problems));
    }

    /** On every dispatch: an error page outside of the session filter would open a second session. */
    @Bean
    FilterRegistrationBean<SessionRepositoryFilter<?>> sessionFilter(SessionRepositoryFilter<?> sessions) {
        FilterRegistrationBean<SessionRepositoryFilter<?>> filter = at(SessionRepositoryFilter.DEFAULT_ORDER, sessions);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        return filter;
    }

    private static <F extends Filter> FilterRegistrationBean<F> at(int order, F filter) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
