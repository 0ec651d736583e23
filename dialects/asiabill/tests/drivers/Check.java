import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what the test wrote as lines, since Java brings no JSON: kind, then its texts, one to a line. */
public final class Check {
    private static final List<String> LINES = new ArrayList<>();
    private static int at = 0;

    private static String next() {
        return LINES.get(at++);
    }

    private static Map<String, String> pairs() {
        Map<String, String> pairs = new HashMap<>();
        for (int left = Integer.parseInt(next()); left > 0; left--) {
            String name = next();
            pairs.put(name, next());
        }
        return pairs;
    }

    public static void main(String[] arguments) throws Exception {
        LINES.addAll(java.nio.file.Files.readAllLines(java.nio.file.Path.of(arguments[0])));
        for (int left = Integer.parseInt(next()); left > 0; left--) {
            Payseal account = new Payseal(next(), next());
            String id = next();
            String time = next();
            Map<String, String> path = pairs();
            Map<String, String> query = pairs();
            System.out.println(account.signInfo(id, time, path, query, next()));
        }
        Payseal account = new Payseal(next(), next());
        Map<String, String> headers = pairs();
        String body = next();
        long now = Long.parseLong(next());
        System.out.println(account.isWebhook(headers, body, now));
        System.out.println(account.isWebhook(headers, body, now + 601_000));
        System.out.println(account.isWebhook(headers, body.replace("63.65", "63.66"), now));
        // The border of time and version moved: the same signature, and another version.
        headers.putAll(Map.of("request-id", "id", "request-time", "1165188852093", "version", "5V2022-03"));
        System.out.println(account.isWebhook(headers, body, 1165188852093L));
        account = new Payseal(next(), next());
        Map<String, String> query = pairs();
        System.out.println(account.isReturn(query));
        query.put("orderAmount", "1.00");
        System.out.println(account.isReturn(query));
    }
}
