package io.tripline.gateway.route;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/**
 * The HTTP/1.1 client to the services: pooled, and plain. It follows no redirect, keeps no cookie, unpacks nothing and
 * repeats nothing: callers repeat, who know what is safe to.
 */
@Configuration(proxyBeanMethods = false)
class ServiceClient {

    /** Each waiting caller and each stream holds one; beyond this the service is overloaded, not unlucky. */
    private static final int CONNECTIONS_PER_SERVICE = 2_000;

    /** Shorter than the 20 s after which a service closes an idle connection, so that we seldom write into a closed one. */
    private static final TimeValue IDLE = TimeValue.ofSeconds(10);

    private static final TimeValue CHECK_AFTER_IDLE = TimeValue.ofSeconds(1);
    private static final Timeout WAIT_FOR_CONNECTION = Timeout.ofSeconds(1);

    @Bean(destroyMethod = "close")
    CloseableHttpClient services(RouteProperties routes) {
        return HttpClients.custom()
                .setConnectionManager(connections(routes))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(WAIT_FOR_CONNECTION)
                        .build())
                .addExecInterceptorFirst("patience", new Patience(routes))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .evictIdleConnections(IDLE)
                .build();
    }

    @Bean
    ClientHttpRequestFactory serviceRequests(CloseableHttpClient services) {
        return new HttpComponentsClientHttpRequestFactory(services);
    }

    private static PoolingHttpClientConnectionManager connections(RouteProperties routes) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(CONNECTIONS_PER_SERVICE)
                .setMaxConnTotal(4 * CONNECTIONS_PER_SERVICE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(routes.connectTimeout()))
                        .setValidateAfterInactivity(CHECK_AFTER_IDLE)
                        .build())
                .build();
    }
}
