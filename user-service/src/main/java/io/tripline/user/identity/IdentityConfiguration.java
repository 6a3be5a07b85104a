package io.tripline.user.identity;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean(destroyMethod = "close")
    Client identityHttpClient(IdentityProperties properties) {
        ResteasyClientBuilder builder = (ResteasyClientBuilder) ClientBuilder.newBuilder();
        return builder.connectionPoolSize(10)
                .connectTimeout(properties.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(properties.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .connectionCheckoutTimeout(properties.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .register(JacksonProvider.class, 100)
                .build();
    }

    /** Makes no call: the first one is made when the first account is needed. */
    @Bean(destroyMethod = "close")
    Keycloak keycloak(IdentityProperties properties, Client identityHttpClient) {
        return KeycloakBuilder.builder()
                .serverUrl(properties.url().toString())
                .realm(properties.realm())
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(properties.clientId())
                .clientSecret(properties.clientSecret())
                .resteasyClient(identityHttpClient)
                .build();
    }

    @Bean
    Accounts accounts(Keycloak keycloak, IdentityProperties properties) {
        return new KeycloakAccounts(keycloak.realm(properties.realm()));
    }

    @Bean
    MeterBinder identityJobMetrics(IdentityJobs jobs) {
        return registry -> Gauge.builder("tripline.identity.jobs", jobs, IdentityJobs::waiting)
                .description("Users whose account at the identity provider is not yet what it should be")
                .register(registry);
    }
}
