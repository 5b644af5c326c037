import type { Request, Server } from 'restify';
import type { CitizenMessage, LocalPhone, SendFault } from '../phone';
import { answer, isObject, jsonOf, textOf, type Work } from '../wire';
import { ScriptError } from './content';
import { listed, shown } from './shown';

/** The citizens' side, for scripts and the phone page. */
export function mountScripts(server: Server, phone: LocalPhone): void {
  server.post(
    '/local/phone/messages',
    scriptErrors(async (req, res) => answer(res, 200, await phone.write(citizenMessage(jsonOf(req))))),
  );
  server.get(
    '/local/phone/messages',
    scriptErrors(async (req, res) => {
      const from = new URL(req.url ?? '', 'http://localhost').searchParams.get('from') ?? '';
      // A "+" in a query string arrives as a space unless it was escaped; both mean the same number here.
      answer(
        res,
        200,
        phone.chats.of(phone.keyOf(from.trim())).map(message => shown(phone, message)),
      );
    }),
  );
  server.post(
    '/local/phone/read',
    scriptErrors(async (req, res) => {
      const read = phone.read(sender(phone, req));
      await phone.drain();
      answer(res, 200, { read });
    }),
  );
  server.post(
    '/local/phone/settings',
    scriptErrors(async (req, res) => {
      const { unreachable, phoneOff, name } = jsonOf(req);
      const changes = {
        ...(typeof unreachable === 'boolean' && { unreachable }),
        ...(typeof phoneOff === 'boolean' && { phoneOff }),
        ...(textOf(name) && { name: textOf(name) }),
      };
      const citizen = phone.settings(sender(phone, req), changes);
      await phone.drain();
      answer(res, 200, listed(phone, citizen));
    }),
  );
  server.get(
    '/local/phone/citizens',
    scriptErrors(async (_req, res) =>
      answer(
        res,
        200,
        phone.chats.citizens().map(citizen => listed(phone, citizen)),
      ),
    ),
  );
  server.post(
    '/local/phone/faults',
    scriptErrors(async (req, res) => {
      phone.fail(sendFault(jsonOf(req)));
      answer(res, 200, {});
    }),
  );
}

export function scriptErrors(work: Work): Work {
  return async (req, res) => {
    try {
      await work(req, res);
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      answer(res, error.httpStatus, { code: error.code, message: error.message });
    }
  };
}

const sender = (phone: LocalPhone, req: Request): string => phone.keyOf(textOf(jsonOf(req).from) ?? '');

/** Fields of the right type; a wrong one is a slip in the script and is told, never guessed around. */
function citizenMessage(body: Record<string, unknown>): CitizenMessage {
  const strings = 'from name text button type caption emoji context mediaBase64 mimeType filename id timestamp bsuid'.split(' ');
  for (const [field, value] of Object.entries(body)) {
    const right = strings.includes(field)
      ? typeof value === 'string'
      : field === 'withoutFrom'
        ? typeof value === 'boolean'
        : field === 'payload' && isObject(value);
    if (!right) throw new ScriptError(400, 'badField', `Field "${field}" is unknown or of the wrong type.`);
  }
  return { from: '', ...body };
}

function sendFault({ code, httpStatus, times, applyFirst }: Record<string, unknown>): SendFault {
  if (typeof code !== 'number') throw new ScriptError(400, 'badField', '"code" must be a Cloud API error number.');
  return {
    code,
    times: typeof times === 'number' ? times : 1,
    applyFirst: applyFirst === true,
    ...(typeof httpStatus === 'number' && { httpStatus }),
  };
}
