import type { ChatFile } from '../casework/attachments/chatFiles';
import { importChat, tryChatImport, type ChatOutcome } from '../casework/importing/importChat';
import type { Office } from '../casework/office';
import { readChatExport } from '../channels/chatExport';
import { normalizePhone } from '../channels/phoneNumber';
import type { ChatExport, ChatLine } from '../complaint/chat';
import { Invalid } from '../complaint/errors';
import { maskText } from '../complaint/personalData';
import { accept } from '../files/accept';
import { sha256Of } from '../files/admit';
import type { FileStore } from '../files/folderStore';
import type { Signed } from './api';
import { answer, bytesOf, isDryRun, queryOf } from './body';
import type { ChatImported } from './contract';

/** Lines that an answer shows; the counts are of all of them. */
const shownLines = 200;

/** Import of a WhatsApp chat's export, for the tab's page and for scripts. Answers are those of `contract.ts`. */
export function createChatRoutes(office: Office, store: FileStore): Record<'importChat', Signed> {
  return {
    async importChat(req, res, person) {
      const query = queryOf(req);
      const read = await readChatExport(bytesOf(req), query.get('fileName'));
      const parts = {
        ...{ office, by: person, read, files: filesOf(read), phoneNumber: normalizePhone },
        reporter: query.get('reporter'),
        ticketNumber: query.get('complaint')?.trim() || null,
        contact: query.get('contact')?.trim() || null,
        since: sinceOf(query.get('since')),
      };
      answer(res, 200, shown(await (isDryRun(query) ? tryChatImport(parts) : importChat(parts, store))));
    },
  };
}

/** The beginning of that day in WIB. @throws Invalid */
function sinceOf(given: string | null): Date | null {
  if (!given) return null;
  const at = new Date(`${given}T00:00:00+07:00`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given) || Number.isNaN(at.getTime()))
    throw new Invalid('invalidInput', [{ name: 'since', fault: 'notADate' }]);
  return at;
}

/** By file name, for kinds that their bytes alone do not tell. */
const stated: Record<string, string> = { txt: 'text/plain', m4a: 'audio/mp4', opus: 'audio/ogg', aac: 'audio/aac' };

/** What the office takes, by its bytes; the worker judges it before anybody sees it. */
function filesOf({ lines }: ChatExport): Map<ChatLine, ChatFile> {
  const files = new Map<ChatLine, ChatFile>();
  for (const line of lines) {
    const { bytes = null, fileName = null } = line.media ?? {};
    const accepted = bytes && accept(bytes, stated[fileName?.split('.').at(-1)?.toLowerCase() ?? ''] ?? '');
    if (bytes && accepted) files.set(line, { bytes, ...accepted, sha256: sha256Of(bytes) });
  }
  return files;
}

function shown({ lines, from, to, ...outcome }: ChatOutcome): ChatImported {
  return {
    ...outcome,
    from: from?.toISOString() ?? null,
    to: to?.toISOString() ?? null,
    lines: lines.slice(-shownLines).map(({ line: { at, text, media }, from: side, isKnown }) => ({
      ...{ at: at.toISOString(), from: side, isKnown, hasFile: media !== null },
      text: text === null ? null : maskText(text),
    })),
  };
}
