import { DateTime } from 'luxon';
import type { Person } from '../../complaint/complaint';
import { isDate } from '../../complaint/calendar';
import { Invalid, Refused, Unknown, type FieldFault } from '../../complaint/errors';
import { longestAnswer, validateFields, type Field } from '../../complaint/inputs';
import { complaintCategories, services, type ComplaintCategory, type ServiceType } from '../../complaint/masterData';
import { longestStandingMonths, type StandingDisposition } from '../../complaint/standingDisposition';
import { dateOf, dayOf } from '../../complaint/wib';
import { newId } from '../../database/dialect';
import type { EntityManager } from 'typeorm';
import { loadSettings, type Office } from '../office';
import { changing, noteChange, writeSetting } from './change';
import type { Seen } from './hours';

export interface StandingView extends StandingDisposition {
  state: 'past' | 'now' | 'future';
}

const order = { now: 0, future: 1, past: 2 } as const;

/** Those in force first, then what is to come, then what is over. */
export async function readStanding(manager: EntityManager, now: Date): Promise<StandingView[]> {
  const { standingDispositions } = await loadSettings(manager);
  const today = dateOf(dayOf(now));
  const stateOf = ({ validFrom, validTo }: StandingDisposition): StandingView['state'] =>
    validTo < today ? 'past' : validFrom > today ? 'future' : 'now';
  return standingDispositions
    .map(each => ({ ...each, state: stateOf(each) }))
    .toSorted((one, other) => order[one.state] - order[other.state] || one.validTo.localeCompare(other.validTo));
}

const fields: readonly Field[] = [
  { name: 'category', kind: 'choice', required: true, choices: complaintCategories.map(({ code }) => code) },
  { name: 'service', kind: 'choice', required: false, choices: services.map(({ code }) => code) },
  { name: 'standingText', kind: 'longText', required: true, max: longestAnswer, withoutIdentityNumbers: true },
  { name: 'orderNumber', kind: 'text', required: true, max: 80 },
  { name: 'signedBy', kind: 'text', required: true, max: 120 },
  { name: 'from', kind: 'text', required: true, max: 10 },
  { name: 'until', kind: 'text', required: true, max: 10 },
];

const fault = (name: string, what: FieldFault): Invalid => new Invalid('invalidInput', [{ name, fault: what }]);

/** A signed paper is entered; operators may use it from its first day on. @throws NotAllowed | Invalid | Refused `settingsChanged`, `numberTaken` */
export async function addStanding(office: Office, by: Person, { version, input }: Seen): Promise<void> {
  await changing(office, by, async change => {
    const clean = validateFields(fields, input);
    const span = { validFrom: String(clean.from), validTo: String(clean.until) };
    checkSpan(span, dateOf(dayOf(change.now)));
    const { standingDispositions: before } = await loadSettings(change.tx);
    const number = String(clean.orderNumber);
    if (before.some(each => each.number === number)) throw new Refused('numberTaken');
    const added: StandingDisposition = {
      ...{ id: newId(), category: clean.category as ComplaintCategory, service: (clean.service as ServiceType | null) ?? null },
      ...{ text: String(clean.standingText), number, signedBy: String(clean.signedBy), ...span },
    };
    await noteChange(change, { what: 'standing', subject: number, before: null, after: added });
    await writeSetting(change, 'standingDispositions', [...before, added], version);
  });
}

function checkSpan({ validFrom, validTo }: Pick<StandingDisposition, 'validFrom' | 'validTo'>, today: string): void {
  if (!isDate(validFrom)) throw fault('from', 'notADate');
  if (!isDate(validTo) || validTo < validFrom) throw fault('until', 'notADate');
  if (validTo < today) throw fault('until', 'inThePast');
  const last = DateTime.fromISO(validFrom, { zone: 'utc' }).plus({ months: longestStandingMonths }).toISODate()!;
  // A year from 1 January ends on 31 December.
  if (validTo >= last) throw new Invalid('standingTooLong', [], { limit: longestStandingMonths });
}

/** It may not be used any more from now on; what was answered under it stays. @throws NotAllowed | Unknown | Refused `settingsChanged` */
export async function endStanding(office: Office, by: Person, { version, input }: Seen): Promise<void> {
  await changing(office, by, async change => {
    const { standingDispositions: all } = await loadSettings(change.tx);
    const yesterday = dateOf(dayOf(change.now) - 1);
    const before = all.find(({ id, validTo }) => id === input.standing && validTo > yesterday);
    if (!before) throw new Unknown('unknownStanding');
    const after = { ...before, validTo: yesterday };
    await noteChange(change, { what: 'standing', subject: before.number, before, after });
    await writeSetting(change, 'standingDispositions', all.map(each => (each === before ? after : each)), version); // prettier-ignore
  });
}
