import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A complete /api/charge: session token, charge, return and webhook. Java 17 or newer, nothing to install.
 * `ORDERS` and `attempts` stand for your database, `Json` for the library that you have already.
 */
public final class Charge {
    private static String env(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }

    private static final String GATEWAY = env("GATEWAY", "http://127.0.0.1:4001");
    private static final String SITE = env("SITE", "http://shop.localhost:4000");
    private static final Payseal ACCOUNT = new Payseal(env("GATEWAY_NO", ""), env("SIGNKEY", ""));

    private record Price(String amount, String currency) {}

    /** What is for sale, and for how much. The page names an order, never a price. */
    private static final Map<String, Price> ORDERS =
            Map.of("1001", new Price("24.00", "USD"), "1002", new Price("7.00", "USD"),
                    "1003", new Price("5.77", "USD")); // an amount that the sandbox's bank thinks about for a minute

    /** A signed call is good for ten minutes: what the gateway has not heard of by then, it never will. */
    private static final long OVER = 11 * 60_000;

    /** How an attempt may stand. News only ever moves it to the right. */
    private static final List<String> STANDINGS = List.of("unknown", "pending", "challenge", "declined", "succeeded");

    private static final List<String> OPEN = List.of("unknown", "pending", "challenge");

    /**
     * An attempt to pay. `orderNo` is its number at the gateway, or null when another attempt took that over; of the
     * payments in `replaced`, whose check it replaced, nothing but a success is news.
     */
    private record Attempt(String name, String order, long at, String status, String redirectUrl, String decline,
            String orderNo, String tradeNo, List<String> replaced) {
        Attempt is(String status, String redirectUrl, String decline) {
            return new Attempt(name, order, at, status, redirectUrl, decline, orderNo, tradeNo, replaced);
        }

        Attempt at(String orderNo, String tradeNo, List<String> replaced) {
            return new Attempt(name, order, at, status, redirectUrl, decline, orderNo, tradeNo, replaced);
        }

        boolean isFinal() {
            return status.equals("succeeded") || status.equals("declined");
        }

        String json() {
            Map<String, String> members = new LinkedHashMap<>();
            members.put("status", status);
            members.put("redirectUrl", redirectUrl);
            members.put("decline", decline);
            members.put("amount", ORDERS.get(order).amount());
            members.put("currency", ORDERS.get(order).currency());
            members.put("orderNo", order);
            members.put("attempt", name);
            return Json.write(members);
        }
    }

    /** Every attempt to pay, by its name, which must be unique in your database. */
    private static final Map<String, Attempt> attempts = new HashMap<>();

    private static synchronized Attempt find(String name) {
        return attempts.get(name);
    }

    /** The attempt that has this number at the gateway now. */
    private static synchronized Attempt holder(String orderNo) {
        for (Attempt known : attempts.values()) {
            if (orderNo.equals(known.orderNo())) return known;
        }
        return null;
    }

    /** The gateway's customer of the shopper who is signed in, or nothing. */
    private static String customerOf(HttpExchange request) {
        return null;
    }

    /** Takes in how an attempt stands. The same news may come twice, late and in any order. */
    private static synchronized void hear(String name, String orderStatus, String info, String redirectUrl, String tradeNo) {
        Attempt known = attempts.get(name);
        if (known == null || known.orderNo() == null) return;
        boolean isChallenge = orderStatus.equals("pending") && redirectUrl != null && !redirectUrl.isEmpty();
        String status = switch (orderStatus) {
            case "success" -> "succeeded";
            case "fail" -> "declined";
            case "pending" -> isChallenge ? "challenge" : "pending";
            default -> "unknown";
        };
        if (STANDINGS.indexOf(status) <= STANDINGS.indexOf(known.status())) return;
        if (known.replaced().contains(tradeNo) && !status.equals("succeeded")) return;
        attempts.put(name, known.is(status, isChallenge ? redirectUrl : null, status.equals("declined") ? info : null)
                .at(known.orderNo(), tradeNo.isEmpty() ? known.tradeNo() : tradeNo, known.replaced()));
    }

    /** The shopper is back from the bank: nobody is wanted at its page any more, and its word is waited for. */
    private static synchronized void comeBack(String name, String tradeNo) {
        Attempt known = attempts.get(name);
        if (known.status().equals("challenge") && !known.replaced().contains(tradeNo)) {
            attempts.put(name, known.is("pending", null, null));
        }
    }

    /** Calls the gateway. Its own refusal is an answer too: nothing was charged. */
    private static Map<String, Object> call(String method, String route, Map<String, String> path,
            Map<String, String> query, Map<String, String> fields) throws Exception {
        String body = fields == null ? "" : Json.write(fields);
        Map<String, Object> told = Json.read(ACCOUNT.call(GATEWAY, method, route, path, query, body));
        String code = Json.text(told, "code");
        // What has no code is not the gateway's, and `S…` is its trouble: either may hide a charge.
        if (code.isEmpty() || code.startsWith("S")) throw new IOException("not known: code " + code);
        if (!code.startsWith("0000")) throw new Refused(code + " " + Json.text(told, "message"));
        return Json.object(told, "data");
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    /** Asks the gateway how an attempt stands, and whether it has heard of it. This never charges. */
    private static boolean settle(String name) throws Exception {
        Attempt known = find(name);
        if (known.orderNo() == null) return false; // its number went to another attempt, which closed it
        List<Map<String, Object>> list = Json.list(
                call("GET", "/openApi/V2022-03/transactions", Map.of(), Map.of("orderNo", known.orderNo()), null), "list");
        for (String word : List.of("success", "pending", "fail")) {
            for (var payment : list) {
                String tradeNo = Json.text(payment, "tradeNo");
                boolean isOurs = word.equals("success") || !known.replaced().contains(tradeNo);
                if (isOurs && Json.text(payment, "tradeStatus").equals(word)) {
                    hear(name, word, Json.text(payment, "tradeInfo"), null, tradeNo);
                    return true;
                }
            }
        }
        if (System.currentTimeMillis() - known.at() > OVER) hear(name, "fail", "processing_error", null, "");
        return false;
    }

    /** One order is paid once: another attempt of it that is paid, or else still open, comes first. */
    private static synchronized Attempt inTheWay(String order, String name, List<String> past) {
        Attempt open = null;
        for (Attempt other : attempts.values()) {
            boolean isAnother = other.order().equals(order) && !other.name().equals(name);
            if (!isAnother || other.status().equals("declined") || past.contains(other.status())) continue;
            if (other.status().equals("succeeded")) return other;
            open = other;
        }
        return open;
    }

    /** Keeps a new attempt before the gateway is asked; else gives the one that comes first, if it isn't one of `past`. */
    private static synchronized Attempt begin(String order, String name, List<String> past) {
        // What is paid comes first, also when this attempt was declined before another was paid after all.
        Attempt first = inTheWay(order, name, OPEN);
        if (first != null) return first;
        // An attempt is charged once, however often and in whatever order its requests arrive.
        if (attempts.containsKey(name)) return attempts.get(name);
        first = inTheWay(order, name, past);
        if (first == null) {
            attempts.put(name, new Attempt(name, order, System.currentTimeMillis(), "unknown", null, null, name, "", List.of()));
        }
        return first;
    }

    /** Takes over the number of a check that the shopper has left: the gateway closes it, and never lets both be paid. */
    private static synchronized Attempt takeOver(String order, String name) {
        Attempt first = inTheWay(order, name, List.of("challenge"));
        if (first != null) return first; // the shopper is back from that bank after all
        for (Attempt other : List.copyOf(attempts.values())) {
            boolean isAnother = other.order().equals(order) && !other.name().equals(name) && other.orderNo() != null;
            boolean isLeft = other.status().equals("challenge");
            // Also of one that had taken it over, and came to nothing: the gateway may not have closed the check.
            if (!isAnother || !isLeft && other.orderNo().equals(other.name())) continue;
            List<String> replaced = new ArrayList<>(other.replaced());
            if (!other.tradeNo().isEmpty()) replaced.add(other.tradeNo());
            attempts.put(name, attempts.get(name).at(other.orderNo(), "", replaced));
            Attempt closed = isLeft ? other.is("declined", null, "E0008_replaced by a newer attempt") : other;
            attempts.put(other.name(), closed.at(null, other.tradeNo(), other.replaced()));
        }
        return null;
    }

    /** The payment whose check was to be replaced had come to an end, and is this attempt's own. */
    private static synchronized void adopt(String name, String tradeNo) {
        Attempt known = attempts.get(name);
        List<String> replaced = new ArrayList<>(known.replaced());
        replaced.remove(tradeNo);
        attempts.put(name, known.at(known.orderNo(), known.tradeNo(), replaced));
    }

    private static synchronized void forget(String name) {
        attempts.remove(name);
    }

    private record Answer(int status, String body) {}

    private static Answer problem(int status, String error) {
        return new Answer(status, Json.write(Map.of("error", error)));
    }

    private static Answer told(String name) {
        return new Answer(200, find(name).json());
    }

    private static Answer inUse(Attempt first) {
        return new Answer(409, Json.write(Map.of("error", "another attempt is still open", "attempt", first.name())));
    }

    private static Answer charge(HttpExchange request, Map<String, Object> asked) throws Exception {
        String order = Json.text(asked, "order");
        String name = Json.text(asked, "attempt");
        Price price = ORDERS.get(order);
        if (price == null) return problem(404, "there is no such order");
        if (!name.matches("[A-Za-z0-9_-]{1,64}") || !(name.equals(order) || name.startsWith(order + "-"))) {
            return problem(400, "the attempt is not one of this order");
        }
        boolean onlyAsk = Boolean.TRUE.equals(asked.get("settle"));
        Attempt first = begin(order, name, List.of());
        if (first != null && !first.isFinal()) {
            settle(first.name()); // it may have ended by now, and a decline makes room
            // Who presses again has left the bank's check. And a question charges nothing, so nothing is in its way.
            first = begin(order, name, onlyAsk ? OPEN : List.of("challenge"));
        }
        if (first != null && (first.name().equals(name) || first.status().equals("succeeded"))) return told(first.name());
        if (first != null) return inUse(first);
        if (onlyAsk) {
            // Asked about before it was charged: it is closed, so that a request that comes late charges nothing.
            try {
                if (!settle(name)) hear(name, "fail", "processing_error", null, "");
            } catch (Exception error) {
                forget(name); // not closed, so not kept: it would stand in the order's way
                throw error;
            }
            return told(name);
        }
        String customer = customerOf(request);
        String id = Json.text(asked, "customerPaymentMethodId");
        String owner;
        try {
            owner = Json.text(call("GET", "/V2022-03/payment_methods/{customerPaymentMethodId}",
                    Map.of("customerPaymentMethodId", id), Map.of(), null), "customerId");
        } catch (Exception error) {
            forget(name);
            return problem(422, "the card could not be read; nothing was charged");
        }
        // A saved card is charged for its owner and for nobody else.
        if (!owner.isEmpty() && !owner.equals(customer)) {
            forget(name);
            return problem(403, "this card belongs to somebody else");
        }
        first = takeOver(order, name);
        if (first != null) {
            forget(name);
            return inUse(first);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("orderNo", find(name).orderNo()); // the gateway lets each number be paid once
        fields.put("orderAmount", price.amount());
        fields.put("orderCurrency", price.currency());
        fields.put("customerPaymentMethodId", id);
        fields.put("customerIp", request.getRemoteAddress().getAddress().getHostAddress());
        fields.put("returnUrl", SITE + "/returned");
        fields.put("callbackUrl", SITE + "/api/webhook");
        fields.put("webSite", SITE);
        if (customer != null && (!owner.isEmpty() || asked.get("consent") != null)) fields.put("customerId", customer);
        Map<String, Object> said;
        try {
            said = call("POST", "/V2022-03/confirmCharge", Map.of(), Map.of(), fields);
        } catch (Refused error) {
            // A refusal charged nothing.
            hear(name, "fail", "processing_error", null, "");
            return told(name);
        } catch (Exception error) {
            // Nobody knows: it stays unknown, and is asked about.
            System.err.println(error.getMessage());
            return told(name);
        }
        String info = Json.text(said, "orderInfo");
        if (info.startsWith("I0061")) {
            // No decline: the number was charged before, and what became of that is the answer.
            adopt(name, Json.text(said, "tradeNo"));
            settle(name);
        } else {
            hear(name, Json.text(said, "orderStatus"), info, Json.text(said, "redirectUrl"), Json.text(said, "tradeNo"));
        }
        return told(name);
    }

    private static Answer answer(HttpExchange request, String body) throws Exception {
        switch (request.getRequestMethod() + " " + request.getRequestURI().getPath()) {
            case "POST /api/session-token": {
                String customer = customerOf(request);
                Map<String, String> fields = customer == null
                        ? Map.of()
                        : Map.of("customerId", customer, "consent", "required");
                var token = call("POST", "/V2022-03/sessionToken", Map.of(), Map.of(), fields);
                return new Answer(200, Json.write(Map.of("sessionToken", Json.text(token, "sessionToken"))));
            }
            case "POST /api/charge": {
                String kind = request.getRequestHeaders().getFirst("content-type");
                // A page of another site cannot send this kind without asking first.
                if (kind == null || !kind.startsWith("application/json")) return problem(415, "send JSON");
                return charge(request, Json.read(body));
            }
            case "POST /api/webhook": {
                Map<String, String> headers = new HashMap<>();
                request.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
                if (!ACCOUNT.isWebhook(headers, body, System.currentTimeMillis())) {
                    return new Answer(403, "not signed by the gateway");
                }
                Map<String, Object> report = Json.read(body);
                if (Json.text(report, "type").startsWith("transaction.")) {
                    Map<String, Object> payment = Json.object(report, "data");
                    Attempt known = holder(Json.text(payment, "orderNo"));
                    if (known != null) {
                        hear(known.name(), Json.text(payment, "orderStatus"), Json.text(payment, "orderInfo"), null,
                                Json.text(payment, "tradeNo"));
                    }
                }
                return new Answer(200, "success");
            }
            case "GET /returned": {
                Map<String, String> query = new HashMap<>();
                String raw = request.getRequestURI().getRawQuery();
                for (String pair : raw == null ? new String[0] : raw.split("&")) {
                    String[] both = pair.split("=", 2);
                    query.put(URLDecoder.decode(both[0], StandardCharsets.UTF_8),
                            both.length < 2 ? "" : URLDecoder.decode(both[1], StandardCharsets.UTF_8));
                }
                Attempt known = holder(query.getOrDefault("orderNo", ""));
                if (known == null || !ACCOUNT.isReturn(query)) return problem(400, "no such order");
                comeBack(known.name(), query.get("tradeNo"));
                settle(known.name()); // the address says which order, the gateway says whether it is paid
                return told(known.name());
            }
            default:
                return problem(404, "nothing here");
        }
    }

    private static void serve(HttpExchange request) throws java.io.IOException {
        Answer said;
        try {
            byte[] body = request.getRequestBody().readNBytes(65_536);
            said = answer(request, new String(body, StandardCharsets.UTF_8));
        } catch (Throwable error) {
            // A 5xx: the form asks again how the attempt stands, and charges nothing.
            System.err.println(error.getMessage());
            said = problem(500, "try again");
        }
        byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders().set("content-type", said.body().startsWith("{") ? "application/json" : "text/plain");
        request.getResponseHeaders().set("cache-control", "no-store");
        request.sendResponseHeaders(said.status(), bytes.length);
        request.getResponseBody().write(bytes);
        request.close();
    }

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(env("PORT", "3000"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", Charge::serve);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    /** As much of JSON as this example needs. Use your own library. */
    private static final class Json {
        private static final Pattern TOKEN =
                Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[{}\\[\\]:,]|[^\\s{}\\[\\]:,\"]+)");
        private final Matcher tokens;
        private String token;

        private Json(String text) {
            tokens = TOKEN.matcher(text);
            next();
        }

        private void next() {
            token = tokens.find() ? tokens.group(1) : "";
        }

        private boolean take(String sign) {
            boolean is = token.equals(sign);
            if (is) next();
            return is;
        }

        private Object value() {
            if (take("{")) {
                Map<String, Object> object = new LinkedHashMap<>();
                while (!take("}")) {
                    String name = unquoted(token);
                    next();
                    if (!take(":")) throw new IllegalArgumentException("this is not JSON");
                    object.put(name, value());
                    take(",");
                }
                return object;
            }
            if (take("[")) {
                List<Object> list = new ArrayList<>();
                while (!take("]")) {
                    list.add(value());
                    take(",");
                }
                return list;
            }
            String one = token;
            if (one.isEmpty() || one.length() == 1 && "}]:,".contains(one)) throw new IllegalArgumentException("this is not JSON");
            next();
            if (one.startsWith("\"")) return unquoted(one);
            return switch (one) {
                case "true" -> Boolean.TRUE;
                case "false" -> Boolean.FALSE;
                case "null" -> null;
                default -> one;
            };
        }

        private static String unquoted(String quoted) {
            Matcher escapes = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)").matcher(quoted.substring(1, quoted.length() - 1));
            return escapes.replaceAll(found -> {
                String sign = found.group(1);
                String plain = switch (sign.charAt(0)) {
                    case 'n' -> "\n";
                    case 't' -> "\t";
                    case 'r' -> "\r";
                    case 'b' -> "\b";
                    case 'f' -> "\f";
                    case 'u' -> Character.toString((char) Integer.parseInt(sign.substring(1), 16));
                    default -> sign;
                };
                return Matcher.quoteReplacement(plain);
            });
        }

        @SuppressWarnings("unchecked")
        static Map<String, Object> read(String text) {
            if (new Json(text).value() instanceof Map<?, ?> object) return (Map<String, Object>) object;
            throw new IllegalArgumentException("this is not a JSON object");
        }

        @SuppressWarnings("unchecked")
        static Map<String, Object> object(Map<String, Object> of, String name) {
            return of.get(name) instanceof Map<?, ?> object ? (Map<String, Object>) object : Map.of();
        }

        @SuppressWarnings("unchecked")
        static List<Map<String, Object>> list(Map<String, Object> of, String name) {
            return of.get(name) instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
        }

        static String text(Map<String, Object> of, String name) {
            return of.get(name) instanceof String text ? text : "";
        }

        static String write(Map<String, String> members) {
            StringBuilder text = new StringBuilder("{");
            members.forEach((name, value) -> {
                if (value == null) return;
                if (text.length() > 1) text.append(',');
                text.append(quoted(name)).append(':').append(quoted(value));
            });
            return text.append('}').toString();
        }

        private static String quoted(String plain) {
            StringBuilder text = new StringBuilder("\"");
            for (char letter : plain.toCharArray()) {
                if (letter == '"' || letter == '\\') text.append('\\').append(letter);
                else if (letter < ' ') text.append(String.format("\\u%04x", (int) letter));
                else text.append(letter);
            }
            return text.append('"').toString();
        }
    }
}
