import { outcomes } from '../../bot/complaint/complaint';
import type { AnswerState, Complaint } from '../../bot/complaint/complaint';
import { guards, needsApproval } from '../../bot/complaint/guards';
import type { GuardFacts } from '../../bot/complaint/guards';
import { actions, allSteps } from '../../bot/complaint/sop';
import type { Guard } from '../../bot/complaint/sop';
import { usualRetention } from '../../bot/complaint/retention';
import { wib } from './wibMoments';

const now = wib('2026-11-30 14:10');
const plain: GuardFacts = {
  now,
  answerApproval: 'whenNeeded',
  answerHasPersonalData: false,
  answerDepartsFromDisposition: false,
  answerIsRefusal: false,
  silenceUntil: null,
  byHead: false,
  reporterIsLinked: false,
  officeIsOpen: true,
  retention: usualRetention,
};
const fresh: Partial<Complaint> = {
  ...{ track: 'full', cycle: 1, answerState: 'draft', outcome: null, closedAt: null, rating: null, restricted: false },
  ...{ proposal: null, referralRecordedAt: null, escalatedAt: null },
};
const holds = (guard: Guard, more: Partial<Complaint> = {}, facts: Partial<GuardFacts> = {}): boolean =>
  guards[guard]({ ...fresh, ...more } as Complaint, { ...plain, ...facts });

describe('what an answer needs before it is sent', () => {
  test.each([
    ['an ordinary first answer', {}, {}, false],
    ['a second round', { cycle: 2 }, {}, true],
    ['a supervisory case', { track: 'supervisory' }, {}, true],
    ['personal data', {}, { answerHasPersonalData: true }, true],
    ['a departure from the disposition', {}, { answerDepartsFromDisposition: true }, true],
  ] as const)('%s: the head’s approval is needed: %j %j', (_what, more, facts, needed) => {
    expect(needsApproval({ track: 'full', cycle: 1, ...more }, { ...plain, ...facts })).toBe(needed);
    expect(holds('answerReady', more, facts)).toBe(!needed);
    expect(holds('answerReady', { ...more, answerState: 'approved' }, facts)).toBe(true);
  });

  test('the office may ask for it always or never, whatever the case', () => {
    const hard: Partial<GuardFacts> = { answerHasPersonalData: true, answerDepartsFromDisposition: true };
    expect(holds('answerReady', {}, { answerApproval: 'always' })).toBe(false);
    expect(holds('answerReady', { answerState: 'approved' }, { answerApproval: 'always' })).toBe(true);
    expect(holds('answerReady', { cycle: 3, track: 'supervisory' }, { ...hard, answerApproval: 'never' })).toBe(true);
  });

  test('only “approved” stands for an approval', () => {
    const states: AnswerState[] = ['none', 'draft', 'returned', 'sending', 'sent', 'failed'];
    expect(states.filter(answerState => holds('answerReady', { answerState }, { answerApproval: 'always' }))).toEqual([]);
  });
});

describe('a decision is open only', () => {
  test('to what was proposed', () => {
    const proposals = [null, 'rejected', 'referredOut'] as const;
    expect(proposals.filter(proposal => holds('proposedRejection', { proposal }))).toEqual(['rejected']);
    expect(proposals.filter(proposal => holds('proposedReferral', { proposal }))).toEqual(['referredOut']);
  });

  test('for the outcome it belongs to', () => {
    const open = (guard: Guard) => [null, ...outcomes].filter(outcome => holds(guard, { outcome }));
    expect(open('outcomeResolved')).toEqual(['resolved']);
    expect(open('outcomeNotResolved')).toEqual(outcomes.filter(outcome => outcome !== 'resolved'));
    expect(open('outcomeObjectable')).toEqual(['rejected', 'referredOut']);
  });

  test('by silence once the reporter’s time is over, and never before an answer has arrived', () => {
    const silent = (silenceUntil: Date | null) => holds('silenceOver', {}, { silenceUntil });
    expect([silent(now), silent(new Date(now.getTime() + 1)), silent(null)]).toEqual([true, false, false]);
  });

  test('within 30 days to the millisecond after the closing', () => {
    const closed = (closedAt: Date | null) => holds('within30Days', { closedAt });
    expect(closed(wib('2026-10-31 14:10'))).toBe(true);
    expect(closed(new Date(wib('2026-10-31 14:10').getTime() - 1))).toBe(false);
    expect([closed(now), closed(null)]).toEqual([true, false]);
  });

  test('once: rated, referred, restricted', () => {
    expect([holds('notYetRated'), holds('notYetRated', { rating: 1 })]).toEqual([true, false]);
    expect([holds('noReferralYet'), holds('noReferralYet', { referralRecordedAt: now })]).toEqual([true, false]);
    expect([holds('referralRecorded'), holds('referralRecorded', { referralRecordedAt: now })]).toEqual([false, true]);
    expect([holds('restricted'), holds('restricted', { restricted: true })]).toEqual([false, true]);
  });

  test('to the head where a case was escalated, and not to the clock', () => {
    expect([holds('notEscalated'), holds('notEscalated', { escalatedAt: now })]).toEqual([true, false]);
    expect(holds('notEscalated', { escalatedAt: now }, { byHead: true })).toBe(true);
  });
});

test('every guard is asked for by a step, and every step asks only for guards that exist', () => {
  const asked = new Set(allSteps().flatMap(({ step }) => step.guards ?? []));
  expect([...asked].sort()).toEqual(Object.keys(guards).sort());
});

test.each([
  ['confirmRejection', 'proposedRejection'],
  ['confirmReferral', 'proposedReferral'],
  ['sendAnswer', 'answerReady'],
  ['closeBySilence', 'notEscalated'],
  ['closeBySilence', 'silenceOver'],
  ['rate', 'notYetRated'],
  ['clearRestriction', 'restricted'],
  ['recordReferral', 'noReferralYet'],
  ['switchSending', 'byWhatsApp'],
] as const)('%s is never without its guard %s', (action, guard) => {
  const cells = allSteps().filter(cell => cell.action === action);
  expect(actions).toContain(action);
  expect(cells.length).toBeGreaterThan(0);
  expect(cells.filter(({ step }) => !step.guards?.includes(guard)).map(({ status }) => status)).toEqual([]);
});

test('a settled case is reopened within 30 days, wherever it stands by then', () => {
  const reopening = allSteps().filter(({ action, step }) => action === 'reopen' && step.to === 'inProgress');
  expect(reopening.map(({ status, step }) => [status, step.guards?.includes('within30Days')])).toEqual([
    ['resolved', true],
    ['resolved', true],
    ['archived', true],
    ['archived', true],
  ]);
});
