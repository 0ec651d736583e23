import { isReturn, isWebhook, signedHeaders } from './payseal.js';
import { readFileSync } from 'node:fs';

const told = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const account = ({ gatewayNo, signkey }) => ({ gatewayNo, signkey });
for (const it of told.requests) console.log(signedHeaders(account(it), it)['sign-info']);
const { webhook, returned } = told;
console.log(isWebhook(account(webhook), webhook.headers, webhook.body, webhook.now));
console.log(isWebhook(account(webhook), webhook.headers, webhook.body, webhook.now + 601_000));
console.log(isWebhook(account(webhook), webhook.headers, webhook.body.replace('63.65', '63.66'), webhook.now));
// The border of time and version moved: the same signature, and another version.
const moved = { ...webhook.headers, 'request-id': 'id', 'request-time': '1165188852093', version: '5V2022-03' };
console.log(isWebhook(account(webhook), moved, webhook.body, 1165188852093));
console.log(isReturn(account(returned), returned.query));
console.log(isReturn(account(returned), { ...returned.query, orderAmount: '1.00' }));
