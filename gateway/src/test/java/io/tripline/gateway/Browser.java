package io.tripline.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as sign-in needs: cookies for each origin, redirects one at a time, one form. */
final class Browser {

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, Map<String, Cookie>> jars = new HashMap<>();
    private final String gateway;

    Browser(String gateway) {
        this.gateway = gateway;
    }

    /** Signs in from the first click to the page it ends at, and says which that is. */
    String signIn(String name, String password, String goingTo) throws IOException, InterruptedException {
        HttpResponse<String> start =
                get(URI.create(gateway + "/oauth2/authorization/keycloak?return=" + encoded(goingTo)), false);
        HttpResponse<String> form = get(location(start), false);
        HttpResponse<String> signedIn =
                submit(form, Map.of("username", name, "password", password, "credentialId", ""));
        // The identity provider may be another site: a Strict cookie does not come along.
        HttpResponse<String> back = get(location(signedIn), true);
        return location(back).toString();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(URI.create(gateway + path), false);
    }

    HttpResponse<String> get(URI uri, boolean crossSite) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri), uri, crossSite);
    }

    HttpResponse<String> post(String path, Map<String, String> headers) throws IOException, InterruptedException {
        URI uri = URI.create(gateway + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("{}"));
        headers.forEach(request::header);
        return send(request, uri, false);
    }

    Optional<Cookie> cookie(String name) {
        return Optional.ofNullable(jar(URI.create(gateway)).get(name));
    }

    Map<String, Cookie> cookies() {
        return Map.copyOf(jar(URI.create(gateway)));
    }

    private HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields)
            throws IOException, InterruptedException {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IllegalStateException("no form: " + page.statusCode() + " " + page.body());
        }
        URI action = URI.create(form.group(1).replace("&amp;", "&"));
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(action)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)),
                action,
                false);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, URI uri, boolean crossSite)
            throws IOException, InterruptedException {
        String cookies = jar(uri).values().stream()
                .filter(cookie -> !crossSite || !cookie.attributes().contains("SameSite=Strict"))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(line -> keep(uri, Cookie.of(line)));
        return answer;
    }

    private void keep(URI uri, Cookie cookie) {
        if (cookie.value().isEmpty() || cookie.attributes().contains("Max-Age=0")) {
            jar(uri).remove(cookie.name());
        } else {
            jar(uri).put(cookie.name(), cookie);
        }
    }

    private Map<String, Cookie> jar(URI uri) {
        return jars.computeIfAbsent(uri.getAuthority(), origin -> new HashMap<>());
    }

    private static URI location(HttpResponse<String> answer) {
        return answer.uri()
                .resolve(answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new IllegalStateException(
                                "no redirect: " + answer.statusCode() + " " + answer.body())));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    record Cookie(String name, String value, String attributes) {

        static Cookie of(String line) {
            String[] parts = line.split(";", 2);
            String[] pair = parts[0].split("=", 2);
            return new Cookie(pair[0], pair[1], parts.length > 1 ? parts[1] : "");
        }
    }
}
