import type { Request, Response, Server } from 'restify';
import type { LocalPhone } from '../phone';
import { answer, answerBytes } from '../wire';
import { ScriptError } from './content';
import type { Medium } from './media';
import { scriptErrors } from './scriptRoutes';

/** What the phone page needs beside the script routes: the bytes of a message's medium, and the errors still to come. */
export function mountPhonePage(server: Server, phone: LocalPhone): void {
  server.get(
    '/local/phone/messages/:id/media',
    scriptErrors(async (req, res) => showMedium(phone, req, res)),
  );
  server.get('/local/phone/faults', async (_req: Request, res: Response) => answer(res, 200, phone.waitingFaults));
  server.post('/local/phone/faults/forget', async (_req: Request, res: Response) => {
    phone.forgetFaults();
    answer(res, 200, {});
  });
}

/** What a browser may show by itself. Whoever sends a file names its type, so everything else is only ever saved. */
const shownTypes = /^(?:image\/(?:jpeg|png|webp)|audio\/(?:ogg|mpeg|mp4|aac|amr)|video\/(?:mp4|3gpp))$/;

function showMedium(phone: LocalPhone, req: Request, res: Response): void {
  const id = String(req.params.id);
  const medium = phone.media.kept(phone.chats.message(id)?.mediaId ?? '');
  const bytes = medium && phone.media.bytes(medium);
  if (!medium || !bytes) throw new ScriptError(404, 'noSuchMedium', `Message "${id}" has no file.`);
  const type = medium.mimeType.split(';', 1)[0]!.trim();
  const isShown = shownTypes.test(type);
  answerBytes(res, bytes, isShown ? type : 'application/octet-stream', {
    'X-Content-Type-Options': 'nosniff',
    ...(!isShown && { 'Content-Disposition': `attachment; filename*=UTF-8''${fileName(medium)}` }),
  });
}

/** By way of bytes, which have no half characters: at one of those encodeURIComponent throws. */
const fileName = ({ filename, id }: Medium): string =>
  encodeURIComponent(Buffer.from(filename ?? id).toString()).replace(
    /['()*]/g,
    character => `%${character.charCodeAt(0).toString(16)}`,
  );
