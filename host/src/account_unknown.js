/**
 * The one script of the page that stands where the form of an unknown account would: it tells the
 * page around it why there is no form. It looks at nothing else, and any page may hear it.
 */
addEventListener('message', ({ source, data, ports: [port, more] }) => {
  const isGreeting = source === parent && data?.payseal === 1 && /^[0-9a-f]{32}$/.test(data.nonce);
  if (isGreeting && port && !more) port.postMessage({ crashed: { code: 'account_unknown' } });
});
