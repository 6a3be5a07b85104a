package io.tripline.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.console.Browser;
import io.tripline.console.ConsoleTest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class PageTest {

    private static final Pattern NONCE = Pattern.compile("name=\"csp-nonce\" content=\"([A-Za-z0-9+/=]{24})\"");
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/console/assets/[^\"]+\\.js)\"");

    private final Browser browser;

    PageTest(@LocalServerPort int port) {
        this.browser = new Browser(port);
    }

    @Test
    void thePageAllowsStylesOnlyWithTheNonceItCarries() {
        HttpResponse<String> page = browser.get("/console/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-" + nonce(page)
                                + "'; style-src-attr 'none'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    }

    @Test
    void aNonceIsUsedOnceAndThePageIsNeverKept() {
        HttpResponse<String> first = browser.get("/console/");

        assertThat(nonce(first)).isNotEqualTo(nonce(browser.get("/console/")));
        assertThat(header(first, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void thePageNamesTheEnvironment() {
        assertThat(browser.get("/console/").body()).contains("name=\"tripline-environment\" content=\"test\"");
    }

    @Test
    void everyScreensAddressAnswersWithThePage() {
        for (String path : new String[] {"/console", "/console/decisions?outcome=BLOCK", "/console/decisions/live"}) {
            assertThat(browser.get(path).body()).as(path).contains("<div id=\"root\">");
        }
    }

    @Test
    void assetsAreKeptForAYearAndComeCompressedWhenAskedSo() {
        String script = script();
        HttpResponse<String> asset = browser.get(script, "Accept-Encoding", "gzip");

        assertThat(header(asset, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(header(asset, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(asset, "Content-Type")).startsWith("text/javascript");
        assertThat(browser.get(script).headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void anAssetThatIsNotThereIsAProblemAndNotThePage() {
        HttpResponse<String> missing = browser.get("/console/assets/none.js");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(header(missing, "Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void theRawTemplateIsNotServed() {
        assertThat(browser.get("/console/index.html").body()).doesNotContain("__NONCE__");
        assertThat(browser.get("/index.html").statusCode()).isIn(401, 403, 404);
    }

    private String script() {
        Matcher found = SCRIPT.matcher(browser.get("/console/").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String nonce(HttpResponse<String> page) {
        Matcher found = NONCE.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
