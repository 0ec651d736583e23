/**
 * Handlers of the web's own `Request` and `Response`, which Next, SvelteKit, Hono and others call, and their like for
 * Node's own server and Express.
 */

/** More than this is no request of the element or the gateway, in characters. */
const MOST = 65_536;

/** What is refused before it is read. */
class TooLong extends Error {}

/** @param {Request} request */
export async function textOf(request) {
  const text = await request.text();
  if (text.length > MOST) throw new TooLong();
  return text;
}

/** @param {{ status: number, said: unknown }} answer */
export function answered({ status, said }) {
  const isText = typeof said === 'string';
  return new Response(isText ? said : JSON.stringify(said), {
    status,
    headers: { 'content-type': isText ? 'text/plain' : 'application/json', 'cache-control': 'no-store' },
  });
}

/**
 * Always answers: after a 5xx the element asks again how the attempt stands, and charges nothing.
 *
 * @param {(error: unknown) => void} report
 * @returns {(act: (request: Request, from: { ip?: string | undefined }) => Promise<Response>) => import('./index.d.ts').Handler}
 */
export const createHandler =
  (report) =>
  (act) =>
  async (request, from = {}) => {
    try {
      return await act(request, from);
    } catch (error) {
      if (error instanceof TooLong) return answered({ status: 413, said: { error: 'too long' } });
      report(error);
      return answered({ status: 500, said: { error: 'try again' } });
    }
  };

/** @param {import('./index.d.ts').Handler} act @returns {import('./index.d.ts').NodeListener} */
export const toNode = (act) => async (request, response) => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, `${value}`);
  try {
    let body = '';
    // Read by nobody before: a signature is of the raw text.
    // What is too long is read to its end, and not kept: whoever is cut off while sending hears no answer.
    for await (const part of request.setEncoding('utf8')) if (body.length <= MOST) body += part;
    const given = new Request(new URL(request.url ?? '/', 'http://localhost'), {
      method: request.method ?? 'GET',
      headers,
      ...(body && { body }),
    });
    const answer = await act(given, { ip: request.socket.remoteAddress });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
  } catch {
    // What broke off, or is no request at all.
    if (!response.headersSent) response.writeHead(400);
    response.end();
  }
};
