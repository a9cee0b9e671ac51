// Believes only webhooks that are signed with a secret it knows. Node 18 or newer, nothing else:
//
//   WEBHOOK_SECRETS='whsec_...' node receiver.mjs 8080
//
// There may be several secrets with spaces between them: the new and the old one, while you change it.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const TOLERANCE_SECONDS = 5 * 60;
const MAX_BYTES = 1 << 20;

/** @param {Buffer} body as it came over the line: JSON that was read and written again has other bytes */
export function verify(secrets, headers, body, nowSeconds = Date.now() / 1000) {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const signatures = headers['webhook-signature'];
  if (!id || !signatures || !/^\d{1,12}$/.test(timestamp ?? '')) return false;
  if (Math.abs(nowSeconds - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const received = signatures
    .split(' ')
    .filter((signature) => signature.startsWith('v1,'))
    .map((signature) => Buffer.from(signature.slice(3), 'base64'));
  return secrets.some((secret) => {
    const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret, 'utf8');
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
    return received.some((one) => one.length === expected.length && timingSafeEqual(one, expected));
  });
}

const secrets = (process.env.WEBHOOK_SECRETS ?? '').split(' ').filter(Boolean);
if (secrets.length === 0) throw new Error('WEBHOOK_SECRETS is not set');

const server = createServer(async (request, response) => {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) return response.writeHead(413).end();
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  if (!verify(secrets, request.headers, body)) return response.writeHead(401).end('signature does not fit');
  const event = JSON.parse(body);
  console.log(request.headers['webhook-id'], event.event, event.name ?? '', event.status_text ?? '');
  response.writeHead(204).end();
});
server.listen(Number(process.argv[2] ?? 8080), '127.0.0.1', () => {
  console.log(`listening on port ${server.address().port}`);
});
