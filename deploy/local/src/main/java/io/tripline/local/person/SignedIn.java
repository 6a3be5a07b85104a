package io.tripline.local.person;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person who signed in at the gateway as with a browser. Not thread-safe. */
public final class SignedIn {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final String CSRF_COOKIE = "XSRF-TOKEN";
    private static final String CSRF_HEADER = "X-XSRF-TOKEN";
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private final String gateway;

    private SignedIn(String gateway) {
        this.gateway = gateway;
    }

    /** Signs in; throws IOException when that does not succeed. */
    public static SignedIn at(String gateway, String name, String password) throws IOException {
        SignedIn browser = new SignedIn(gateway);
        HttpResponse<byte[]> start =
                browser.get(URI.create(gateway + "/oauth2/authorization/keycloak?return=/console/"));
        HttpResponse<byte[]> form = browser.get(location(start));
        HttpResponse<byte[]> answer = browser.submit(form, name, password);
        browser.get(location(answer));
        return browser;
    }

    /** What the gateway answers; throws IOException, with what it says, unless that is a success. */
    public byte[] read(String path) throws IOException {
        HttpResponse<byte[]> answer = get(URI.create(gateway + path));
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + text(answer));
        }
        return answer.body();
    }

    /** Puts JSON there; throws IOException, with what it says, unless that is a success. */
    public void write(String path, String json) throws IOException {
        URI uri = URI.create(gateway + path);
        String token = cookies.getOrDefault(uri.getAuthority(), Map.of()).getOrDefault(CSRF_COOKIE, "");
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header(CSRF_HEADER, token)
                .PUT(BodyPublishers.ofString(json)));
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + text(answer));
        }
    }

    private HttpResponse<byte[]> submit(HttpResponse<byte[]> page, String name, String password) throws IOException {
        Matcher form = FORM.matcher(text(page));
        if (!form.find()) {
            throw new IOException("The identity provider shows no sign-in form, but answers " + page.statusCode());
        }
        String fields = "username=" + encoded(name) + "&password=" + encoded(password) + "&credentialId=";
        return send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }

    private HttpResponse<byte[]> get(URI uri) throws IOException {
        return send(HttpRequest.newBuilder(uri));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        URI uri = request.copy().build().uri();
        Map<String, String> jar = cookies.computeIfAbsent(uri.getAuthority(), site -> new HashMap<>());
        if (!jar.isEmpty()) {
            request.header(
                    "Cookie",
                    jar.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
            answer.headers().allValues("Set-Cookie").forEach(cookie -> keep(jar, cookie));
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + uri.getAuthority(), e);
        }
    }

    private static void keep(Map<String, String> jar, String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair.length < 2 || pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
            jar.remove(pair[0]);
        } else {
            jar.put(pair[0], pair[1]);
        }
    }

    private static URI location(HttpResponse<byte[]> answer) throws IOException {
        return answer.uri()
                .resolve(answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new IOException(
                                "Signing in ended at " + answer.uri().getAuthority() + " with " + answer.statusCode()
                                        + " instead of going on")));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
