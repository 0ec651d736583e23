<?php
// A complete /api/charge: session token, charge, return and webhook. PHP 8.0 or newer with cURL and
// PDO. Run it with `php -S 127.0.0.1:3000 charge.php`, or put it behind your own router.
require __DIR__ . '/payseal.php';

$gateway = getenv('GATEWAY') ?: 'http://127.0.0.1:4001';
$account = ['gatewayNo' => getenv('GATEWAY_NO'), 'signkey' => getenv('SIGNKEY')];
$site = getenv('SITE') ?: 'http://shop.localhost:4000';

/** What is for sale, and for how much. The page names an order, never a price. */
const ORDERS = [
    '1001' => ['24.00', 'USD'],
    '1002' => ['7.00', 'USD'],
    '1003' => ['5.77', 'USD'], // an amount that the sandbox's bank thinks about for a minute
];

/** A signed call is good for ten minutes: what the gateway has not heard of by then, it never will. */
const OVER = 11 * 60;

/** How an attempt may stand. News only ever moves it to the right. */
const STANDINGS = ['unknown', 'pending', 'challenge', 'declined', 'succeeded'];
const OPEN = ['unknown', 'pending', 'challenge'];
const STATUS = ['success' => 'succeeded', 'fail' => 'declined', 'pending' => 'pending'];

$db = new PDO('sqlite:' . (getenv('DATABASE') ?: sys_get_temp_dir() . '/shop.db'));
$db->exec('PRAGMA busy_timeout = 5000');
$db->exec('CREATE TABLE IF NOT EXISTS attempts (name TEXT PRIMARY KEY, "order" TEXT NOT NULL, at INTEGER NOT NULL, status TEXT NOT NULL, redirectUrl TEXT, decline TEXT, orderNo TEXT UNIQUE, tradeNo TEXT, replaced TEXT NOT NULL DEFAULT \'\')');

/** The gateway's customer of the shopper who is signed in, or nothing. */
function customer(): ?string
{
    return null;
}

function attempt(string $name, string $by = 'name'): ?array
{
    global $db;
    $found = $db->prepare("SELECT * FROM attempts WHERE $by = ?");
    $found->execute([$name]);
    return $found->fetch(PDO::FETCH_ASSOC) ?: null;
}

/** The name of the attempt that has this number at the gateway now. */
function holder(string $orderNo): ?string
{
    return attempt($orderNo, 'orderNo')['name'] ?? null;
}

/** Whether a payment is one whose check this attempt replaced: nothing but its success is news. */
function is_replaced(?array $known, ?string $tradeNo): bool
{
    return $known && $tradeNo && in_array($tradeNo, explode(' ', $known['replaced']), true);
}

/** Takes in how an attempt stands. The same news may come twice, late and in any order. */
function hear(?string $name, string $orderStatus, ?string $info, ?string $redirectUrl = null, ?string $tradeNo = null): void
{
    global $db;
    $status = STATUS[$orderStatus] ?? 'unknown';
    if ($status === 'pending' && $redirectUrl) {
        $status = 'challenge';
    }
    if ($name === null || $status === 'unknown' || ($status !== 'succeeded' && is_replaced(attempt($name), $tradeNo))) {
        return;
    }
    $earlier = array_slice(STANDINGS, 0, array_search($status, STANDINGS, true));
    $places = implode(', ', array_fill(0, count($earlier), '?'));
    $db->prepare("UPDATE attempts SET status = ?, redirectUrl = ?, decline = ?, tradeNo = COALESCE(?, tradeNo) WHERE name = ? AND orderNo IS NOT NULL AND status IN ($places)")
        ->execute([$status, $status === 'challenge' ? $redirectUrl : null, $status === 'declined' ? $info : null, $tradeNo, $name, ...$earlier]);
}

/** The shopper is back from the bank: nobody is wanted at its page any more, and its word is waited for. */
function come_back(string $name, string $tradeNo): void
{
    global $db;
    if (is_replaced(attempt($name), $tradeNo)) {
        return;
    }
    $db->prepare('UPDATE attempts SET status = \'pending\', redirectUrl = NULL WHERE name = ? AND status = \'challenge\'')->execute([$name]);
}

/** Asks the gateway how an attempt stands. This never charges. */
function settle(string $name): bool
{
    global $gateway, $account;
    $known = attempt($name);
    if ($known['orderNo'] === null) {
        return false; // its number went to another attempt, which closed it
    }
    $list = payseal_call($gateway, $account, 'GET', '/openApi/V2022-03/transactions', query: ['orderNo' => $known['orderNo']])['list'];
    foreach (['success', 'pending', 'fail'] as $word) {
        foreach ($list as $payment) {
            $isOurs = $word === 'success' || !is_replaced($known, $payment['tradeNo']);
            if ($payment['tradeStatus'] === $word && $isOurs) {
                hear($name, $word, $payment['tradeInfo'], null, $payment['tradeNo']);
                return true;
            }
        }
    }
    if (time() - $known['at'] > OVER) {
        hear($name, 'fail', 'processing_error');
    }
    return false;
}

/** Runs this while nobody else changes an attempt. In another database, lock the order's row. */
function alone(callable $change): ?array
{
    global $db;
    $db->exec('BEGIN IMMEDIATE');
    try {
        return $change();
    } finally {
        $db->exec('COMMIT');
    }
}

/** One order is paid once: another attempt of it that is paid, or else still open, comes first. */
function in_the_way(string $order, string $name, array $past): ?array
{
    global $db;
    $first = $db->prepare('SELECT * FROM attempts WHERE "order" = ? AND name != ? AND status != \'declined\' ORDER BY status = \'succeeded\' DESC');
    $first->execute([$order, $name]);
    foreach ($first->fetchAll(PDO::FETCH_ASSOC) as $other) {
        if (!in_array($other['status'], $past, true)) {
            return $other;
        }
    }
    return null;
}

/** Keeps a new attempt before the gateway is asked; else gives the one that comes first, if it isn't one of `$past`. */
function begin(string $order, string $name, array $past): ?array
{
    return alone(function () use ($order, $name, $past) {
        global $db;
        // What is paid comes first, also when this attempt was declined before another was paid after all.
        $paid = in_the_way($order, $name, OPEN);
        // An attempt is charged once, however often and in whatever order its requests arrive.
        $first = $paid ?? attempt($name) ?? in_the_way($order, $name, $past);
        if (!$first) {
            $db->prepare('INSERT INTO attempts (name, "order", at, status, orderNo) VALUES (?, ?, ?, \'unknown\', ?)')->execute([$name, $order, time(), $name]);
        }
        return $first;
    });
}

/** Takes over the number of a check that the shopper has left: the gateway closes it, and never lets both be paid. */
function take_over(string $order, string $name): ?array
{
    return alone(function () use ($order, $name) {
        global $db;
        $first = in_the_way($order, $name, ['challenge']);
        if ($first) {
            return $first; // the shopper is back from that bank after all
        }
        // Also of one that had taken it over, and came to nothing: the gateway may not have closed the check.
        $left = $db->prepare('SELECT * FROM attempts WHERE "order" = ? AND name != ? AND (status = \'challenge\' OR orderNo != name)');
        $left->execute([$order, $name]);
        foreach ($left->fetchAll(PDO::FETCH_ASSOC) as $other) {
            $db->prepare('UPDATE attempts SET orderNo = NULL WHERE name = ?')->execute([$other['name']]);
            $db->prepare('UPDATE attempts SET status = \'declined\', redirectUrl = NULL, decline = \'E0008_replaced by a newer attempt\' WHERE name = ? AND status = \'challenge\'')->execute([$other['name']]);
            $db->prepare('UPDATE attempts SET orderNo = ?, replaced = ? WHERE name = ?')->execute([$other['orderNo'], trim("{$other['replaced']} {$other['tradeNo']}"), $name]);
        }
        return null;
    });
}

function told(string $name): array
{
    ['order' => $order, 'status' => $status, 'redirectUrl' => $redirectUrl, 'decline' => $decline] = attempt($name);
    [$amount, $currency] = ORDERS[$order];
    $standing = array_filter(compact('status', 'redirectUrl', 'decline'), fn ($value) => $value !== null);
    return $standing + compact('amount', 'currency') + ['orderNo' => $order, 'attempt' => $name];
}

function charge(array $asked): array
{
    global $db, $gateway, $account, $site;
    $order = (string) ($asked['order'] ?? '');
    $name = (string) ($asked['attempt'] ?? '');
    if (!isset(ORDERS[$order])) {
        return [404, ['error' => 'there is no such order']];
    }
    if (!preg_match('/^[\w-]{1,64}$/D', $name) || !($name === $order || str_starts_with($name, "$order-"))) {
        return [400, ['error' => 'the attempt is not one of this order']];
    }
    $first = begin($order, $name, []);
    if ($first && in_array($first['status'], OPEN, true)) {
        settle($first['name']); // it may have ended by now, and a decline makes room
        // Who presses again has left the bank's check. And a question charges nothing, so nothing is in its way.
        $first = begin($order, $name, empty($asked['settle']) ? ['challenge'] : OPEN);
    }
    if ($first && ($first['name'] === $name || $first['status'] === 'succeeded')) {
        return [200, told($first['name'])];
    }
    if ($first) {
        return [409, ['error' => 'another attempt is still open', 'attempt' => $first['name']]];
    }
    $forget = fn () => $db->prepare('DELETE FROM attempts WHERE name = ?')->execute([$name]);
    if (!empty($asked['settle'])) {
        // Asked about before it was charged: it is closed, so that a request that comes late charges nothing.
        try {
            if (!settle($name)) {
                hear($name, 'fail', 'processing_error');
            }
        } catch (Exception $error) {
            $forget(); // not closed, so not kept: it would stand in the order's way
            throw $error;
        }
        return [200, told($name)];
    }
    $customer = customer();
    $id = (string) ($asked['customerPaymentMethodId'] ?? '');
    try {
        $card = payseal_call($gateway, $account, 'GET', '/V2022-03/payment_methods/{customerPaymentMethodId}', ['customerPaymentMethodId' => $id]);
    } catch (Exception) {
        $forget();
        return [422, ['error' => 'the card could not be read; nothing was charged']];
    }
    // A saved card is charged for its owner and for nobody else.
    $owner = ($card['customerId'] ?? '') ?: null;
    if ($owner !== null && $owner !== $customer) {
        $forget();
        return [403, ['error' => 'this card belongs to somebody else']];
    }
    $first = take_over($order, $name);
    if ($first) {
        $forget();
        return [409, ['error' => 'another attempt is still open', 'attempt' => $first['name']]];
    }
    [$amount, $currency] = ORDERS[$order];
    $fields = [
        'orderNo' => attempt($name)['orderNo'], // the gateway lets each number be paid once
        'orderAmount' => $amount,
        'orderCurrency' => $currency,
        'customerPaymentMethodId' => $id,
        'customerIp' => $_SERVER['REMOTE_ADDR'],
        'returnUrl' => "$site/returned",
        'callbackUrl' => "$site/api/webhook",
        'webSite' => $site,
    ];
    if ($customer !== null && ($owner !== null || !empty($asked['consent']))) {
        $fields['customerId'] = $customer;
    }
    try {
        $said = payseal_call($gateway, $account, 'POST', '/V2022-03/confirmCharge', fields: $fields);
    } catch (PaysealRefused) {
        // A refusal charged nothing.
        hear($name, 'fail', 'processing_error');
        return [200, told($name)];
    } catch (Exception) {
        // Nobody knows: it stays unknown, and is asked about.
        return [200, told($name)];
    }
    $info = $said['orderInfo'] ?? '';
    if (str_starts_with($info, 'I0061')) {
        // No decline: the number was charged before, and what became of that is the answer.
        $db->prepare('UPDATE attempts SET replaced = REPLACE(replaced, ?, \'\') WHERE name = ?')->execute([$said['tradeNo'] ?? '', $name]);
        settle($name);
    } else {
        hear($name, $said['orderStatus'], $info, $said['redirectUrl'] ?? null, $said['tradeNo'] ?? null);
    }
    return [200, told($name)];
}

function answer(string $body): array
{
    global $gateway, $account;
    $path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
    switch ($_SERVER['REQUEST_METHOD'] . ' ' . $path) {
        case 'POST /api/session-token':
            $customer = customer();
            $fields = $customer === null ? null : ['customerId' => $customer, 'consent' => 'required'];
            $token = payseal_call($gateway, $account, 'POST', '/V2022-03/sessionToken', fields: $fields);
            return [200, ['sessionToken' => $token['sessionToken']]];
        case 'POST /api/charge':
            // A page of another site cannot send this kind without asking first.
            if (!str_starts_with($_SERVER['CONTENT_TYPE'] ?? '', 'application/json')) {
                return [415, ['error' => 'send JSON']];
            }
            return charge(json_decode($body, true, 16, JSON_THROW_ON_ERROR));
        case 'POST /api/webhook':
            $headers = [];
            foreach ($_SERVER as $name => $value) {
                if (str_starts_with($name, 'HTTP_')) {
                    $headers[strtolower(strtr(substr($name, 5), '_', '-'))] = $value;
                }
            }
            if (!payseal_is_webhook($account, $headers, $body)) {
                return [403, 'not signed by the gateway'];
            }
            ['type' => $type, 'data' => $data] = json_decode($body, true, 16, JSON_THROW_ON_ERROR);
            if (str_starts_with($type, 'transaction.')) {
                hear(holder($data['orderNo']), $data['orderStatus'], $data['orderInfo'] ?? null, null, $data['tradeNo'] ?? null);
            }
            return [200, 'success'];
        case 'GET /returned':
            $name = payseal_is_return($account, $_GET) ? holder($_GET['orderNo']) : null;
            if ($name === null) {
                return [400, ['error' => 'no such order']];
            }
            come_back($name, $_GET['tradeNo']);
            settle($name); // the address says which order, the gateway says whether it is paid
            return [200, told($name)];
        default:
            return [404, ['error' => 'nothing here']];
    }
}

try {
    [$status, $said] = answer(file_get_contents('php://input'));
} catch (Throwable $error) {
    // A 5xx: the form asks again how the attempt stands, and charges nothing.
    error_log($error->getMessage());
    [$status, $said] = [500, ['error' => 'try again']];
}
http_response_code($status);
header('cache-control: no-store');
header('content-type: ' . (is_string($said) ? 'text/plain' : 'application/json'));
echo is_string($said) ? $said : json_encode($said, JSON_UNESCAPED_SLASHES);
