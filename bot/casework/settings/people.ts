import type { EntityManager } from 'typeorm';
import { qualifications, roles, type Person, type Qualification, type Role, type RoleKind } from '../../complaint/complaint';
import { Invalid, Refused, Unknown, type FieldFault } from '../../complaint/errors';
import { validateFields, type CleanInput, type Field } from '../../complaint/inputs';
import { divisions, type Division } from '../../complaint/masterData';
import { isDate } from '../../complaint/calendar';
import { dayOf, dayOfDate, instant } from '../../complaint/wib';
import { isId } from '../../database/dialect';
import type { PersonRow, RoleAssignmentRow } from '../../database/tables';
import type { Office } from '../office';
import { changing, noteChange, type Changing } from './change';
import { actedFor, actingKinds, addPerson, addPost, deputyName, hasPost, toldOf, toldOfPost } from './posts';

const divisionCodes = divisions.map(({ code }) => code);
const personFields: readonly Field[] = [
  { name: 'officerName', kind: 'text', required: true, max: 200 },
  { name: 'loginName', kind: 'text', required: true, max: 120 },
  { name: 'division', kind: 'choice', required: false, choices: divisionCodes },
  { name: 'language', kind: 'choice', required: true, choices: ['id', 'en'] },
  { name: 'rank', kind: 'text', required: false, max: 80 },
  { name: 'nip', kind: 'text', required: false, max: 30 },
  ...qualifications.map((name): Field => ({ name, kind: 'boolean', required: false })),
  { name: 'deputy', kind: 'person', required: false },
];
const idField: Field = { name: 'aadObjectId', kind: 'text', required: true, max: 40 };

const fault = (name: string, what: FieldFault): Invalid => new Invalid('invalidInput', [{ name, fault: what }]);

/** Enters an officer, who may sign in from then on; posts are given apart. @throws NotAllowed | Invalid | Refused */
export async function savePerson(office: Office, by: Person, id: string | null, input: Record<string, unknown>): Promise<void> {
  await changing(office, by, async change => {
    const clean = validateFields(id === null ? [...personFields, idField] : personFields, input);
    const loginName = String(clean.loginName);
    await checkDeputy(change, id, clean.deputy as string | null);
    const others = await change.tx.findBy<PersonRow>('Person', { loginName });
    if (others.some(other => other.id !== id)) throw new Refused('loginTaken');
    if (id !== null) return changePerson(change, id, { ...columnsOf(clean), loginName });
    const aadObjectId = String(clean.aadObjectId).toLowerCase();
    if (!isId(aadObjectId)) throw fault('aadObjectId', 'notAnId');
    const known = await change.tx.findOneBy<PersonRow>('Person', { aadObjectId });
    if (known) throw new Refused('personKnown', { who: known.name });
    await addPerson(change, { ...columnsOf(clean), loginName, aadObjectId });
  });
}

/** @throws Invalid for oneself, or somebody who is not in service */
async function checkDeputy({ tx }: Changing, id: string | null, deputy: string | null): Promise<void> {
  if (deputy === null) return;
  const isInService = isId(deputy) && (await tx.existsBy<PersonRow>('Person', { id: deputy, active: true }));
  if (deputy === id || !isInService) throw fault('deputy', 'unknownPerson');
}

function columnsOf(clean: CleanInput): Omit<PersonRow, 'id' | 'loginName' | 'aadObjectId' | 'teamsUserId' | 'active'> {
  const qualified: Qualification[] = qualifications.filter(name => clean[name] === true);
  return {
    qualifications: qualified.length > 0 ? qualified : null,
    deputyId: clean.deputy as string | null,
    name: String(clean.officerName),
    division: (clean.division as Division | null) ?? null,
    language: clean.language as 'id' | 'en',
    rank: clean.rank === null ? null : String(clean.rank),
    nip: clean.nip === null ? null : String(clean.nip),
  };
}

/** Takes an officer out of service, or back into it: without it nobody signs in, whatever posts they hold. @throws NotAllowed | Unknown | Refused `lastAdmin` */
export async function setPersonActive(office: Office, by: Person, id: string, active: boolean): Promise<void> {
  await changing(office, by, change => changePerson(change, id, { active }));
}

async function changePerson(change: Changing, id: string, different: Partial<PersonRow>): Promise<void> {
  const before = isId(id) ? await change.tx.findOneBy<PersonRow>('Person', { id }) : null;
  if (!before) throw new Unknown('unknownPerson');
  await change.tx.update('Person', { id }, different);
  const after = { ...before, ...different };
  const [were, are] = [await deputyName(change.tx, before), await deputyName(change.tx, after)];
  await noteChange(change, { what: 'person', subject: id, before: toldOf(before, were), after: toldOf(after, are) });
  if (before.active && !after.active) await checkAdminStays(change);
}

const postFields: readonly Field[] = [
  { name: 'role', kind: 'choice', required: true, choices: roles },
  {
    name: 'division',
    kind: 'choice',
    required: false,
    choices: divisionCodes,
    requiredWhen: { field: 'role', is: 'technicalDivision' },
  },
  { name: 'kind', kind: 'choice', required: true, choices: ['definitive', ...actingKinds] },
  { name: 'from', kind: 'text', required: true, max: 10 },
  { name: 'until', kind: 'text', required: false, max: 10 },
  { name: 'orderNumber', kind: 'text', required: false, max: 80 },
];

/**
 * Gives an officer a post from a date on, until the end of another; who acts for a head does so by a numbered order and for a time
 * (DOMAIN §1.5). @throws NotAllowed | Invalid | Unknown | Refused
 */
export async function givePost(office: Office, by: Person, personId: string, input: Record<string, unknown>): Promise<void> {
  await changing(office, by, async change => {
    const { tx, now } = change;
    const clean = validateFields(postFields, input);
    if (!isId(personId) || !(await tx.existsBy<PersonRow>('Person', { id: personId, active: true })))
      throw new Unknown('unknownPerson');
    const role = clean.role as Role;
    const kind = clean.kind as RoleKind;
    if (role === 'operator') await checkQualified(tx, personId);
    if (kind !== 'definitive' && !actedFor.includes(role)) throw new Refused('notActedFor');
    const { fromAt, toAt } = spanOf(clean, kind !== 'definitive');
    if (toAt && toAt <= now) throw fault('until', 'inThePast');
    if (kind !== 'definitive' && clean.orderNumber === null) throw fault('orderNumber', 'missing');
    const division = role === 'technicalDivision' ? (clean.division as Division) : null;
    if (await hasPost(tx, { personId, role, division, kind }, now)) throw new Refused('postHeld');
    const orderNumber = clean.orderNumber === null ? null : String(clean.orderNumber);
    await addPost(change, { personId, role, division, kind, fromAt, toAt, orderNumber });
  });
}

/** Only who is qualified as the SOP asks receives complaints (DOMAIN §1.6, hidden requirement 3). */
async function checkQualified(tx: EntityManager, id: string): Promise<void> {
  const { qualifications: known, name } = await tx.findOneByOrFail<PersonRow>('Person', { id });
  if (!qualifications.every(each => known?.includes(each))) throw new Refused('notQualified', { who: name });
}

function spanOf(clean: CleanInput, hasEnd: boolean): { fromAt: Date; toAt: Date | null } {
  const from = String(clean.from);
  if (!isDate(from)) throw fault('from', 'notADate');
  if (clean.until === null && hasEnd) throw fault('until', 'missing');
  const until = clean.until === null ? null : String(clean.until);
  if (until !== null && (!isDate(until) || until < from)) throw fault('until', 'notADate');
  return { fromAt: instant(dayOfDate(from), 0), toAt: until === null ? null : endOf(until) };
}

const endOf = (date: string): Date => instant(dayOfDate(date) + 1, 0);

/** A post ends with the last day named, or at once; what ended stays in the register. @throws NotAllowed | Invalid | Unknown | Refused `lastAdmin` */
export async function endPost(office: Office, by: Person, id: string, input: Record<string, unknown>): Promise<void> {
  await changing(office, by, async change => {
    const { tx, now } = change;
    const post = isId(id) ? await tx.findOneBy<RoleAssignmentRow>('RoleAssignment', { id }) : null;
    if (!post || (post.toAt && post.toAt <= now)) throw new Unknown('unknownPost');
    const { until } = validateFields([{ name: 'until', kind: 'text', required: false, max: 10 }], input);
    if (until !== null && !isDate(String(until))) throw fault('until', 'notADate');
    if (until !== null && dayOfDate(String(until)) < dayOf(now)) throw fault('until', 'inThePast');
    const toAt = until === null ? now : endOf(String(until));
    await tx.update('RoleAssignment', { id }, { toAt });
    await noteChange(change, {
      what: 'post',
      subject: post.personId,
      before: toldOfPost(post),
      after: toldOfPost({ ...post, toAt }),
    });
    if (post.role === 'admin') await checkAdminStays(change);
  });
}

/** Somebody must be able to open the settings again, without an end in sight. */
async function checkAdminStays({ tx, now }: Changing): Promise<void> {
  const posts = await tx.findBy<RoleAssignmentRow>('RoleAssignment', { role: 'admin' });
  const lasting = posts.filter(({ kind, fromAt, toAt }) => kind !== 'mandate' && fromAt <= now && toAt === null);
  for (const { personId } of lasting) if (await tx.existsBy<PersonRow>('Person', { id: personId, active: true })) return;
  throw new Refused('lastAdmin');
}
