import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Java 17 or newer, nothing to install. Bytes in, decisions out: what you send and store is yours. */
public final class Payseal {
    private static final List<String> MEMBERS = List.of(
            "code", "gatewayNo", "maskCardNo", "merNo", "message", "orderAmount",
            "orderCurrency", "orderInfo", "orderNo", "orderStatus", "tradeNo");

    private final String gatewayNo;
    private final SecretKeySpec signkey;

    public Payseal(String gatewayNo, String signkey) {
        this.gatewayNo = gatewayNo;
        this.signkey = new SecretKeySpec(signkey.getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
    }

    /** Signs the parts that are not empty, joined with dots. */
    private String sign(String... parts) throws Exception {
        String text = Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("."));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(signkey);
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(), theirs.toLowerCase(Locale.ROOT).getBytes());
    }

    /** The `sign-info` of a request; the parameters are decoded, the body is the very text that is sent. */
    public String signInfo(String id, String time, Map<String, String> path, Map<String, String> query, String body)
            throws Exception {
        return sign(gatewayNo + id + time, String.join("", new TreeMap<>(path).values()),
                String.join("", new TreeMap<>(query).values()), body);
    }

    /** Whether the gateway sent this webhook, and lately. The body is the raw text, names are lower case. */
    public boolean isWebhook(Map<String, String> headers, String body, long now) throws Exception {
        for (String name : List.of("request-id", "request-time", "version", "sign-info")) {
            if (headers.getOrDefault(name, "").isEmpty()) return false;
        }
        if (!headers.get("version").equals("V2022-03")) return false;
        String time = headers.get("request-time");
        if (!time.matches("[1-9][0-9]{12}")) return false;
        String ours = sign(gatewayNo + headers.get("request-id") + time + headers.get("version"), body);
        return same(ours, headers.get("sign-info")) && Math.abs(now - Long.parseLong(time)) <= 600_000;
    }

    /** Whether the gateway sent the shopper back with this decoded query. Ask it about the order all the same. */
    public boolean isReturn(Map<String, String> query) throws Exception {
        if (!query.keySet().containsAll(MEMBERS) || !gatewayNo.equals(query.get("gatewayNo"))) return false;
        String ours = sign(MEMBERS.stream().map(query::get).collect(Collectors.joining()));
        return same(ours, query.getOrDefault("signInfo", ""));
    }

    /**
     * Calls the gateway and gives its answer's JSON. `path` fills the `{places}` of the route. After an error
     * nobody knows what became of a charge: ask for the order, never charge again.
     */
    public String call(String gateway, String method, String route, Map<String, String> path,
            Map<String, String> query, String body) throws Exception {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        String time = Long.toString(System.currentTimeMillis());
        String address = gateway + route;
        for (var pair : path.entrySet()) address = address.replace("{" + pair.getKey() + "}", encode(pair.getValue()));
        String asked = query.entrySet().stream()
                .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(asked.isEmpty() ? address : address + "?" + asked))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json;charset=UTF-8")
                .header("gateway-no", gatewayNo)
                .header("request-id", id)
                .header("request-time", time)
                .header("sign-info", signInfo(id, time, path, query, body))
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        // What a proxy says is not the gateway's no: it may hide a charge.
        if (answer.statusCode() / 100 != 2) throw new IOException("not known: status " + answer.statusCode());
        return answer.body();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
