import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SharePoint } from '../../bot/archive/sharePoint';
import type { Post, Posting } from '../../bot/teams/posting';
import { append } from './journal';

/** One post or update in Teams. `ticket` is the first number it names. */
export interface TeamsLine {
  op: 'post' | 'update';
  activityId: string;
  place: string;
  hash: string;
  ticket: string | null;
  /** The process that said it. */
  by: number;
}

/** One request that the Cloud API accepted. */
export interface PhoneLine {
  id: string;
  callbackData: string;
  to: string;
  text: string;
}

/** One paper that SharePoint took. */
export interface ArchiveLine {
  path: string;
  sha256: string;
}

export const journals = (folder: string) => ({
  teams: join(folder, 'teams.jsonl'),
  phone: join(folder, 'phone.jsonl'),
  archive: join(folder, 'archive.jsonl'),
});

const sha256 = (what: string | Buffer): string => createHash('sha256').update(what).digest('hex');

/** Teams as a journal: every post gets a new id, whether or not one like it is there already. */
export function teamsIn(folder: string): Posting {
  const { teams } = journals(folder);
  const said = (op: TeamsLine['op'], activityId: string, place: string, { card, summary }: Post): void => {
    // As showCard sees it: the buttons' fresh ids are no change.
    const drawn = JSON.stringify([card, summary], (name, value: unknown) => (name === 'submissionId' ? undefined : value));
    const ticket = /ADU-\d{4}-\d{6}/.exec(drawn)?.[0] ?? null;
    append(teams, { op, activityId, place, hash: sha256(drawn), ticket, by: process.pid } satisfies TeamsLine);
  };
  return {
    async post({ key }, post) {
      const activityId = `activity-${randomUUID()}`;
      said('post', activityId, key, post);
      return activityId;
    },
    async update({ key }, activityId, post) {
      said('update', activityId, key, post);
    },
    openChat: async (_at, teamsUserId) => `chat of ${teamsUserId}`,
  };
}

/** The Cloud API as a journal; what became of a message is told later, by whoever reads the journal. */
export function phonesIn(folder: string): typeof fetch {
  return async (_address, init) => {
    const body = JSON.parse(String(init?.body)) as Record<string, string> & {
      text?: { body: string };
      interactive?: { body: { text: string } };
    };
    const text = body.text?.body ?? body.interactive?.body.text ?? '';
    const id = `wamid.OUT.${randomUUID()}`;
    append(journals(folder).phone, { id, callbackData: body.biz_opaque_callback_data!, to: body.to!, text } satisfies PhoneLine);
    return Response.json({ messaging_product: 'whatsapp', messages: [{ id }] });
  };
}

/** SharePoint as a folder: one path, one file. */
export function archiveIn(folder: string): Pick<SharePoint, 'put'> {
  return {
    async put({ path, bytes }) {
      const file = join(folder, 'archive', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes, { flush: true });
      const filed = { sha256: sha256(bytes), size: bytes.length, quickXorHash: '', eTag: '1', itemId: path };
      append(journals(folder).archive, { path, sha256: filed.sha256 } satisfies ArchiveLine);
      return { ...filed, webUrl: `https://contoh.sharepoint.com${encodeURI(path)}` };
    },
  };
}
