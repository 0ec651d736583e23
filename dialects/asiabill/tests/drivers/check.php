<?php
require __DIR__ . '/payseal.php';

$told = json_decode(file_get_contents($argv[1]), true);
$say = fn (bool $value) => print(($value ? 'true' : 'false') . "\n");
foreach ($told['requests'] as $it) {
    echo payseal_headers($it, $it['path'], $it['query'], $it['body'], $it['id'], (string) $it['time'])['sign-info'], "\n";
}
['webhook' => $hook, 'returned' => $back] = $told;
$say(payseal_is_webhook($hook, $hook['headers'], $hook['body'], $hook['now']));
$say(payseal_is_webhook($hook, $hook['headers'], $hook['body'], $hook['now'] + 601000));
$say(payseal_is_webhook($hook, $hook['headers'], str_replace('63.65', '63.66', $hook['body']), $hook['now']));
// The border of time and version moved: the same signature, and another version.
$moved = ['request-id' => 'id', 'request-time' => '1165188852093', 'version' => '5V2022-03'] + $hook['headers'];
$say(payseal_is_webhook($hook, $moved, $hook['body'], 1165188852093));
$say(payseal_is_return($back, $back['query']));
$say(payseal_is_return($back, ['orderAmount' => '1.00'] + $back['query']));
