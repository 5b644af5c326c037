import { LessThanOrEqual, MoreThan, Not } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { Unknown } from '../../complaint/errors';
import { actions, type Action } from '../../complaint/sop';
import { isUniqueViolation } from '../../database/dialect';
import type { ComplaintRow, PresenceRow } from '../../database/tables';
import { readableNumbered } from '../list/find';
import type { Office } from '../office';
import { loadPeople } from '../people';

/** A colleague who has the same case open. */
export interface Present {
  name: string;
  /** The action whose form they are filling in; null = they only look. */
  doing: Action | null;
}

/** A page says every quarter of a minute that it is still open; one that says nothing for two such turns and a bit is closed. */
export const pageLastsMs = 40_000;
/** A dialog in Teams cannot say that it is still open. */
export const dialogLastsMs = 5 * 60_000;

/**
 * Somebody has the case open, or (`doing` an action) its form. Only who may read the case is noted, and told of others: nobody learns of a
 * secret case by who works on it. Counted by the machine's clock: an office that lives a month in a minute has the same pages open.
 * @returns the others, who write before who look; by name
 * @throws Unknown | NotAllowed `closedCase`
 */
export async function bePresent(
  office: Office,
  person: Person,
  { ticketNumber, doing }: { ticketNumber: string; doing: string | null },
  at = new Date(),
): Promise<Present[]> {
  const { id } = await readableNumbered(office, person, ticketNumber);
  if (doing !== null && !isAction(doing)) throw new Unknown('unknownAction', { action: doing.slice(0, 40) });
  await note(office, { complaintId: id, personId: person.id, doing, until: new Date(at.getTime() + pageLastsMs) }, at);
  return othersOn(office, person, id, at);
}

const isAction = (name: string): name is Action => (actions as readonly string[]).includes(name);

/** A dialog of Teams was opened by somebody who may act on the case. */
export async function openDialogOn(
  office: Office,
  person: Person,
  { id }: ComplaintRow,
  doing: Action,
  at = new Date(),
): Promise<void> {
  await note(office, { complaintId: id, personId: person.id, doing, until: new Date(at.getTime() + dialogLastsMs) }, at);
}

/** The page was left, or the form sent. */
export async function leave({ db }: Office, person: Person, complaintId: string): Promise<void> {
  await db.write(tx => tx.delete('Presence', { complaintId, personId: person.id }));
}

/** Colleagues who have the case open, for a reader who may read it. */
export async function othersOn({ db }: Office, person: Person, complaintId: string, at = new Date()): Promise<Present[]> {
  const rows = await db.read.findBy<PresenceRow>('Presence', { complaintId, personId: Not(person.id), until: MoreThan(at) });
  if (rows.length === 0) return [];
  const people = await loadPeople(db.read);
  const present = rows.flatMap(({ personId, doing }) => {
    const name = people.find(({ id }) => id === personId)?.name;
    return name ? [{ name, doing }] : [];
  });
  return present.toSorted((a, b) => Number(a.doing === null) - Number(b.doing === null) || a.name.localeCompare(b.name));
}

/** What has ended goes: who looked at which case is kept for no longer than they look. */
async function note({ db }: Office, row: PresenceRow, at: Date): Promise<void> {
  const { complaintId, personId, doing, until } = row;
  await db.write(async tx => {
    await tx.delete('Presence', { until: LessThanOrEqual(at) });
    const { affected } = await tx.update('Presence', { complaintId, personId }, { doing, until });
    if (affected) return;
    try {
      await tx.insert('Presence', row);
    } catch (error) {
      // The same person's other page came first.
      if (!isUniqueViolation(error)) throw error;
    }
  });
}
