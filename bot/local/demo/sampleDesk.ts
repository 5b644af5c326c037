import { addBusinessDays, defaultPolicy } from '../../complaint/deadline';
import type { Division } from '../../complaint/masterData';
import type { PersonaKey } from '../personas';
import type { Citizen } from './citizen';
import type { OfficeClient } from './client';
import type { Stretch } from './desk';

/** `2026-11-23T09:12`, as the clock on the wall says. */
export const wib = (time: string): Date => new Date(`${time}:00+07:00`);

/** A telaahan of six parts, short and to the point. */
export async function fullReview(
  office: OfficeClient,
  ticket: string,
  kind: object,
  problem: string,
  by: PersonaKey = 'operator',
): Promise<void> {
  await office.act(by, ticket, 'submitReview', {
    problem,
    assumptions: 'Kendala ada pada proses di kantor.',
    facts: 'Keterangan pelapor dicocokkan dengan catatan bidang.',
    analysis: 'Keterangan pelapor sesuai dengan catatan.',
    conclusion: 'Pengaduan dapat diselesaikan di kantor.',
    recommendation: 'Selesaikan dan jawab pelapor dengan tanggal pasti.',
    ...kind,
  });
}

export interface Round {
  from: Date;
  text: string;
  /** Of the first round: who verifies, and whom the disposition goes to. */
  verifier?: PersonaKey;
  division?: Division;
  sender?: 'operator' | 'operator2';
  /** The answer is handed over on paper. */
  byHand?: boolean;
}

/** From the telaahan to the answer, half an hour for each hand; later rounds begin with the draft and need the head's approval. */
export async function* round(
  office: OfficeClient,
  ticket: string,
  { from, text, verifier, division, sender = 'operator', byHand }: Round,
): Stretch {
  const after = (minutes: number): Date => new Date(from.getTime() + minutes * 60_000);
  yield from;
  if (verifier && division) {
    await office.fill(verifier, ticket, 'verify', { findings: 'Sesuai dengan catatan bidang.' });
    yield after(10);
    const dueAt = addBusinessDays(from, 1, defaultPolicy).at.toISOString();
    const sheet = { instructions: 'Selesaikan dan jawab pelapor.', division, dueAt, urgency: 'normal' };
    await office.act('headOfDivision', ticket, 'giveDisposition', sheet);
    yield after(30);
  }
  const author = verifier ?? 'technicalDivision';
  await office.act(author, ticket, 'draftAnswer', { text, containsPersonalData: false });
  yield after(50);
  if (!verifier) await office.press('headOfDivision', ticket, 'approveAnswer');
  await office.act(sender, ticket, 'sendAnswer', { containsPersonalData: false });
  if (!byHand) return;
  yield after(60);
  await office.handOver(sender, ticket);
}

/** What came before the tenth sample: a card that was late, collected, and closed on 25 November. */
export async function* resolvedBefore(office: OfficeClient, citizen: Citizen, words: string): AsyncGenerator<Date, string, void> {
  yield wib('2026-11-20T09:40');
  const ticket = await citizen.reports([words]);
  yield wib('2026-11-20T10:05');
  await office.press('operator', ticket, 'take');
  yield wib('2026-11-20T10:40');
  const kind = { complaintClass: 'complaintNonSupervisory', category: 'delay', service: 'ktpel_cetak' };
  await fullReview(office, ticket, kind, 'Pelapor menunggu KTP-el tiga minggu.');
  yield* round(office, ticket, {
    from: wib('2026-11-20T11:00'),
    verifier: 'technicalDivision',
    division: 'populationRegistration',
    text: 'KTP-el sudah dicetak dan dapat diambil di loket pengambilan mulai 23 November 2026. Gratis.',
  });
  yield wib('2026-11-25T10:20');
  await citizen.opens();
  await citizen.presses('sudah', ticket);
  return ticket;
}
