import type { Channel } from '../../complaint/complaint';
import { addBusinessDays, defaultPolicy, formatWib } from '../../complaint/deadline';
import { divisionOf, type Division } from '../../complaint/masterData';
import type { PersonaKey } from '../personas';
import type { OfficeClient } from './client';
import { isShort, type Matter, type OnFullTrack } from './matters/matter';
import type { Pace } from './pace';

/** One complaint on the office's desks. */
export interface OnDesk {
  office: OfficeClient;
  pace: Pace;
  ticket: string;
  channel: Channel;
  matter: Matter;
  operator: 'operator' | 'operator2';
  place?: { district: string; ward: string };
  /** Fills `{ward}` and `{weeks}`. */
  fill(text: string): string;
}

/** A stretch of a story. */
export type Stretch = AsyncGenerator<Date, void, void>;

const reviewParts = ['problem', 'assumptions', 'facts', 'analysis', 'conclusion', 'recommendation'] as const;
const shortParts = ['problem', 'conclusion', 'recommendation'] as const;

/** Who knows the matter: the divisions with staff of their own in the register, else the analyst. */
const experts: Partial<Record<Division, PersonaKey>> = {
  populationRegistration: 'technicalDivision',
  civilRegistration: 'technicalDivision2',
};
export const expertOf = ({ matter }: Pick<OnDesk, 'matter'>): PersonaKey =>
  experts[divisionOf(matter.service)] ?? 'policyAnalyst';

const kindOf = ({ service, category, complaintClass }: Matter) => ({ service, category, complaintClass });

/** `{date}` becomes a working day from now on. */
export function dated(text: string, at: Date, days = 1): string {
  return text.replaceAll('{date}', formatWib(addBusinessDays(at, days, defaultPolicy).at, 'id', 'dateOnly'));
}

function partsOf<Name extends string>(names: readonly Name[], { matter, fill }: OnDesk): Record<Name, string> {
  return Object.fromEntries(names.map((name, at) => [name, fill(matter.review[at]!)])) as Record<Name, string>;
}

/** SOP step 2. */
export async function* taken(desk: OnDesk): Stretch {
  const { office, pace, ticket, operator, matter } = desk;
  yield pace.office(5, 45);
  // The short track opens once the office knows that it is a question: the tab's form says so with the taking.
  if (isShort(matter)) await office.act(operator, ticket, 'take', kindOf(matter));
  else await office.press(operator, ticket, 'take');
  await sentByHand(desk);
}

/** SOP steps 3 and 4, up to the disposition; or, for a question, the three parts and the head's one click. */
export async function* answered(desk: OnDesk): Stretch {
  if (isShort(desk.matter)) yield* answeredShort(desk);
  else {
    yield* reviewed(desk);
    yield* verified(desk);
    yield* disposed(desk);
    yield* replied(desk, desk.matter.answer);
  }
}

export async function* reviewed(desk: OnDesk): Stretch {
  const { office, pace, ticket, operator, place, matter } = desk;
  yield pace.office(15, 60);
  const review = { ...partsOf(reviewParts, desk), ...kindOf(matter), ...place };
  await office.act(operator, ticket, 'submitReview', review);
}

export async function* verified(desk: OnDesk): Stretch {
  const { office, pace, ticket, matter } = desk;
  yield pace.office(15, 60);
  await office.fill(expertOf(desk), ticket, 'verify', { findings: (matter as OnFullTrack).findings });
}

export async function* disposed(desk: OnDesk): Stretch {
  const { office, pace, ticket, matter } = desk;
  yield pace.office(10, 60);
  const dueAt = addBusinessDays(pace.at, 1, defaultPolicy).at.toISOString();
  const division = divisionOf(matter.service);
  const sheet = { instructions: (matter as OnFullTrack).instructions, division, dueAt, urgency: 'normal' };
  await office.act('headOfDivision', ticket, 'giveDisposition', sheet);
}

/** SOP step 5, one round: draft, approval where it is needed, sending. */
export async function* replied(desk: OnDesk, answer: string): Stretch {
  const { office, pace, ticket, matter, operator, fill } = desk;
  const containsPersonalData = matter.isPersonal === true;
  yield pace.office(20, 120);
  const text = dated(fill(answer), pace.at);
  const draft = await office.act(expertOf(desk), ticket, 'draftAnswer', { text, containsPersonalData });
  if (containsPersonalData || Number(draft.cycle) > 1) {
    yield pace.office(10, 40);
    await office.press('headOfDivision', ticket, 'approveAnswer');
  }
  yield pace.office(5, 20);
  await office.act(operator, ticket, 'sendAnswer', { containsPersonalData, ...checkOf(desk) });
  yield* handedOver(desk);
}

async function* answeredShort(desk: OnDesk): Stretch {
  const { office, pace, ticket, matter, operator, fill } = desk;
  yield pace.office(10, 40);
  const answer = dated(fill(matter.answer), pace.at);
  const short = { ...partsOf(shortParts, desk), answer, containsPersonalData: false };
  await office.act(operator, ticket, 'submitShort', short);
  yield pace.office(10, 60);
  await office.act('headOfDivision', ticket, 'approveAndSend', { containsPersonalData: false });
  yield* handedOver(desk);
}

const checkOf = ({ matter, channel }: OnDesk) =>
  matter.isPersonal && { identityCheck: channel === 'counter' ? 'seenAtCounter' : 'registrationNumberMatches' };

export async function* handedOver(desk: OnDesk): Stretch {
  if (desk.channel === 'whatsapp') return;
  yield desk.pace.office(5, 30);
  await sentByHand(desk);
}

/** What no program can send is handed over by a person, who then says so. */
export async function sentByHand({
  office,
  ticket,
  channel,
  operator,
}: Pick<OnDesk, 'office' | 'ticket' | 'channel' | 'operator'>): Promise<void> {
  if (channel !== 'whatsapp') await office.handOver(channel === 'lapor' ? 'liaisonOfficer' : operator, ticket);
}
