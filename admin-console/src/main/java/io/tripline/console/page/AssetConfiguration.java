package io.tripline.console.page;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/** The files beside the page. Those under assets carry their content's hash in the name, so they never change. */
@Configuration(proxyBeanMethods = false)
class AssetConfiguration implements WebMvcConfigurer {

    private static final String BUILT = "classpath:/static/console/";
    private static final Duration FOREVER = Duration.ofDays(365);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registry.addResourceHandler("/console/assets/**")
                .addResourceLocations(BUILT + "assets/")
                .setCacheControl(CacheControl.maxAge(FOREVER).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
        registry.addResourceHandler("/console/{file:[a-z-]+\\.(?:js|svg)}")
                .addResourceLocations(BUILT)
                .setCacheControl(CacheControl.noCache());
    }
}
