package io.tripline.console.page;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Answers every address of the console with its page; which screen it shows is decided in the browser. */
@Controller
class PageController {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final IndexPage page;

    PageController(IndexPage page) {
        this.page = page;
    }

    @GetMapping({"/console", "/console/{*screen}"})
    ResponseEntity<String> open() {
        ContentSecurityPolicy policy = ContentSecurityPolicy.fresh();
        return ResponseEntity.ok()
                .header("Content-Security-Policy", policy.header())
                .cacheControl(CacheControl.noStore())
                .contentType(HTML)
                .body(page.render(policy));
    }
}
