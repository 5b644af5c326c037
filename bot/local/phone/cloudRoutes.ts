import type { Request, Server } from 'restify';
import type { LocalPhone } from '../phone';
import { answer, answerBytes, bearerOf, bytesOf, jsonOf, type Work } from '../wire';
import { CloudError } from './cloudError';
import type { Medium } from './media';

/** The Cloud API's side: sends, uploads, and media by id (DOMAIN §4.5–4.8). */
export function mountCloudApi(server: Server, phone: LocalPhone): void {
  const cloud = (work: Work): Work => cloudErrors(phone, work);
  const forNumber = (work: Work): Work =>
    cloud(async (req, res) => {
      knownNumber(phone, req);
      await work(req, res);
    });
  server.post(
    '/local/whatsapp/:version/:phoneNumberId/messages',
    forNumber(async (req, res) => answer(res, 200, phone.send(jsonOf(req)))),
  );
  server.post(
    '/local/whatsapp/:version/:phoneNumberId/media',
    forNumber(async (req, res) => answer(res, 200, { id: await uploaded(phone, req) })),
  );
  server.get(
    '/local/whatsapp/:version/:mediaId',
    cloud(async (req, res) => answer(res, 200, described(phone, medium(phone, req)))),
  );
  server.get(
    '/local/whatsapp/attachments/:mediaId/:expires',
    cloud(async (req, res) => {
      const wanted = medium(phone, req);
      const bytes = phone.media.bytes(wanted);
      if (!bytes || Number(req.params.expires) < phone.options.now().getTime())
        throw new CloudError(131052, 'The media URL has expired.', 404);
      answerBytes(res, bytes, wanted.mimeType);
    }),
  );
}

function cloudErrors(phone: LocalPhone, work: Work): Work {
  return async (req, res) => {
    try {
      if (bearerOf(req) !== phone.options.accessToken) throw new CloudError(190, 'Cannot parse access token.');
      await work(req, res);
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      answer(res, error.httpStatus, error.body());
    }
  };
}

function knownNumber(phone: LocalPhone, req: Request): void {
  const { version, phoneNumberId } = req.params as Record<string, string>;
  if (!/^v\d+\.\d+$/.test(version ?? '')) throw new CloudError(100, `Unknown path component: /${version}`);
  if (phoneNumberId !== phone.options.phoneNumberId)
    throw new CloudError(100, `Unsupported post request. Object with ID '${phoneNumberId}' does not exist.`);
}

function medium(phone: LocalPhone, req: Request): Medium {
  const id = String(req.params.mediaId);
  const found = phone.media.get(id);
  if (!found) throw new CloudError(100, `Object with ID '${id}' does not exist or has expired.`, 404);
  return found;
}

/** GET of a media id answers the digest in hex, unlike the webhook's base64. */
function described(phone: LocalPhone, { id, mimeType, size, sha256 }: Medium): object {
  const hex = Buffer.from(sha256, 'base64').toString('hex');
  return { messaging_product: 'whatsapp', url: phone.mediaUrl(id), mime_type: mimeType, sha256: hex, file_size: size, id };
}

async function uploaded(phone: LocalPhone, req: Request): Promise<string> {
  const headers = { 'Content-Type': req.headers['content-type'] ?? '' };
  const form = await new Response(bytesOf(req), { headers }).formData().catch(() => undefined);
  const file = form?.get('file');
  if (!form || !file || typeof file === 'string') throw new CloudError(131008, 'A multipart field "file" is required.');
  if (form.get('messaging_product') !== 'whatsapp') throw new CloudError(100, 'messaging_product must be "whatsapp".');
  const type = form.get('type');
  const mimeType = typeof type === 'string' ? type : file.type;
  return phone.media.put(Buffer.from(await file.arrayBuffer()), mimeType, 30, file.name).id;
}
