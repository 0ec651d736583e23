<?php
// PHP 8.0 or newer with cURL. Bytes in, decisions out: what you send and store is yours.

/** Signs the parts that are not empty, joined with dots. */
function payseal_sign(string $key, array $parts): string
{
    $parts = array_filter($parts, fn (string $part) => $part !== '');
    return hash_hmac('sha256', implode('.', $parts), $key);
}

/** Values in the order of their names. */
function payseal_values(array $pairs): string
{
    ksort($pairs, SORT_STRING);
    return implode('', $pairs);
}

/** The headers of a request; `$body` is the very text that is sent, the parameters are decoded. */
function payseal_headers(array $account, array $path = [], array $query = [], string $body = '', ?string $id = null, ?string $time = null): array
{
    $id ??= bin2hex(random_bytes(16));
    $time ??= (string) (int) (microtime(true) * 1000);
    $head = $account['gatewayNo'] . $id . $time;
    return [
        'Content-Type' => 'application/json;charset=UTF-8',
        'gateway-no' => $account['gatewayNo'],
        'request-id' => $id,
        'request-time' => $time,
        'sign-info' => payseal_sign($account['signkey'], [$head, payseal_values($path), payseal_values($query), $body]),
    ];
}

/** Whether the gateway sent this webhook, and lately. `$body` is php://input as it came, names are lower case. */
function payseal_is_webhook(array $account, array $headers, string $body, ?int $now = null): bool
{
    foreach (['request-id', 'request-time', 'version', 'sign-info'] as $name) {
        if (empty($headers[$name])) {
            return false;
        }
    }
    if ($headers['version'] !== 'V2022-03' || !preg_match('/^[1-9]\d{12}$/D', $headers['request-time'])) {
        return false;
    }
    $head = $account['gatewayNo'] . $headers['request-id'] . $headers['request-time'] . $headers['version'];
    $now ??= (int) (microtime(true) * 1000);
    return hash_equals(payseal_sign($account['signkey'], [$head, $body]), strtolower($headers['sign-info']))
        && abs($now - (int) $headers['request-time']) <= 600000;
}

const PAYSEAL_MEMBERS = ['code', 'gatewayNo', 'maskCardNo', 'merNo', 'message', 'orderAmount', 'orderCurrency', 'orderInfo', 'orderNo', 'orderStatus', 'tradeNo'];

/** Whether the gateway sent the shopper back with this query, such as `$_GET`. Ask it about the order all the same. */
function payseal_is_return(array $account, array $query): bool
{
    $told = '';
    foreach (PAYSEAL_MEMBERS as $name) {
        if (!is_string($query[$name] ?? null)) {
            return false;
        }
        $told .= $query[$name];
    }
    return $query['gatewayNo'] === $account['gatewayNo']
        && hash_equals(payseal_sign($account['signkey'], [$told]), strtolower((string) ($query['signInfo'] ?? '')));
}

/** The gateway's own no. After any other error nobody knows what became of a charge. */
final class PaysealRefused extends RuntimeException {}

/** Calls the gateway and gives its answer's data. `$path` fills the `{places}` of the route. */
function payseal_call(string $gateway, array $account, string $method, string $route, array $path = [], array $query = [], ?array $fields = null): array
{
    $body = $fields === null ? '' : json_encode($fields, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
    $address = $gateway . $route;
    foreach ($path as $name => $value) {
        $address = str_replace('{' . $name . '}', rawurlencode($value), $address);
    }
    if ($query) {
        $address .= '?' . http_build_query($query);
    }
    $lines = [];
    foreach (payseal_headers($account, $path, $query, $body) as $name => $value) {
        $lines[] = "$name: $value";
    }
    $call = curl_init($address);
    curl_setopt_array($call, [CURLOPT_CUSTOMREQUEST => $method, CURLOPT_HTTPHEADER => $lines, CURLOPT_RETURNTRANSFER => true, CURLOPT_TIMEOUT => 20]);
    if ($body !== '') {
        curl_setopt($call, CURLOPT_POSTFIELDS, $body);
    }
    $answer = curl_exec($call);
    if ($answer === false) {
        throw new RuntimeException(curl_error($call));
    }
    $told = json_decode($answer, true, 32, JSON_THROW_ON_ERROR);
    $status = curl_getinfo($call, CURLINFO_RESPONSE_CODE);
    $code = $told['code'] ?? null;
    // What a proxy says is not the gateway's no, and `S…` is the gateway's trouble: either may hide a charge.
    if (intdiv($status, 100) !== 2 || !is_string($code) || $code === '' || $code[0] === 'S') {
        throw new RuntimeException("not known: status $status");
    }
    if (!str_starts_with($code, '0000')) {
        throw new PaysealRefused($code . ' ' . json_encode($told['message'] ?? ''));
    }
    return $told['data'] ?? [];
}
