import fc from 'fast-check';
import { type Arrival, type SessionMessage, sessionsOf, whichComplaint } from '../../bot/complaint/sessions';
import { wib } from './wibMoments';

const message = (id: string, at: string, isGreeting = false): SessionMessage => ({ id, occurredAt: wib(at), isGreeting });

describe('sessions', () => {
  test('four messages in three minutes are one session that starts with the first', () => {
    const sessions = sessionsOf([
      message('wamid.4', '2026-11-23 09:15'),
      message('wamid.1', '2026-11-23 09:12', true),
      message('wamid.3', '2026-11-23 09:14'),
      message('wamid.2', '2026-11-23 09:13'),
    ]);
    expect(sessions).toEqual([
      {
        startedAt: wib('2026-11-23 09:12'),
        lastAt: wib('2026-11-23 09:15'),
        messageIds: ['wamid.1', 'wamid.2', 'wamid.3', 'wamid.4'],
        onlyGreeting: false,
      },
    ]);
  });

  test('a quiet of exactly 15 minutes joins, a longer one parts', () => {
    const joined = sessionsOf([message('a', '2026-11-23 09:00'), message('b', '2026-11-23 09:15')]);
    const parted = sessionsOf([message('a', '2026-11-23 09:00'), message('b', '2026-11-23 09:15:01')]);
    expect([joined.length, parted.length]).toEqual([1, 2]);
  });

  test('the quiet is measured from the last message, so a slow writer stays in one session', () => {
    const slow = ['09:00', '09:10', '09:20', '09:30'].map(time => message(time, `2026-11-23 ${time}`));
    expect(sessionsOf(slow)).toHaveLength(1);
  });

  test('a message that arrives late joins two sessions into one', () => {
    const apart = [message('a', '2026-11-23 09:00'), message('c', '2026-11-23 09:25')];
    expect(sessionsOf(apart)).toHaveLength(2);
    expect(sessionsOf([...apart, message('b', '2026-11-23 09:12')])).toHaveLength(1);
  });

  test('greetings alone are told apart from a greeting with a message', () => {
    const greetings = [message('a', '2026-11-23 09:00', true), message('b', '2026-11-23 09:01', true)];
    expect(sessionsOf(greetings)[0]!.onlyGreeting).toBe(true);
    expect(sessionsOf([...greetings, message('c', '2026-11-23 09:02')])[0]!.onlyGreeting).toBe(false);
  });

  test('no messages, no sessions', () => {
    expect(sessionsOf([])).toEqual([]);
  });

  test('any order and repetition of arrival gives the same sessions', () => {
    const anyMessages = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 3 }),
        occurredAt: fc.integer({ min: 0, max: 120 }).map(minutes => new Date(minutes * 60_000)),
        isGreeting: fc.boolean(),
      }),
      { selector: each => each.id, maxLength: 15 },
    );
    const arrivals = anyMessages.chain(messages =>
      fc.tuple(
        fc.constant(messages),
        fc.shuffledSubarray([...messages, ...messages], { minLength: messages.length * 2 }),
        fc.shuffledSubarray(messages, { minLength: messages.length }),
      ),
    );
    fc.assert(
      fc.property(arrivals, ([messages, repeated, shuffled]) => {
        const expected = sessionsOf(messages);
        expect(sessionsOf(repeated)).toEqual(expected);
        expect(sessionsOf(shuffled)).toEqual(expected);
        expect(expected.flatMap(session => session.messageIds).sort()).toEqual(messages.map(each => each.id).sort());
      }),
    );
  });

  test('one more message never parts what belonged together, and never lets a session begin later', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 240 }), { minLength: 2, maxLength: 15 });
    fc.assert(
      fc.property(times, ([late, ...earlier]) => {
        const at = (minute: number) => ({ id: `m${minute}`, occurredAt: new Date(minute * 60_000), isGreeting: false });
        const before = sessionsOf(earlier.map(at));
        const after = sessionsOf([...earlier, late!].map(at));
        for (const { messageIds, startedAt } of before) {
          const same = after.filter(session => messageIds.every(id => session.messageIds.includes(id)));
          expect(same).toHaveLength(1);
          expect(same[0]!.startedAt.getTime()).toBeLessThanOrEqual(startedAt.getTime());
        }
      }),
    );
  });
});

describe('which complaint a message belongs to', () => {
  const at = wib('2026-11-30 14:10');
  const nothing: Arrival = { at, quoted: null, button: null, open: [], recentlyClosed: [], mergedInto: {} };
  const closed = (complaintId: string, closedAt: string) => ({ complaintId, closedAt: wib(closedAt) });

  test('the quoted message decides before button and open complaints', () => {
    const arrival = { ...nothing, quoted: 'a', button: 'b', open: ['a', 'b'] };
    expect(whichComplaint(arrival)).toEqual({ kind: 'joins', complaintId: 'a' });
  });

  test('the button decides before the open complaints', () => {
    expect(whichComplaint({ ...nothing, button: 'b', open: ['a', 'b'] })).toEqual({ kind: 'joins', complaintId: 'b' });
  });

  test('the only open complaint takes what comes', () => {
    const arrival = { ...nothing, open: ['a'], recentlyClosed: [closed('z', '2026-11-29 10:00')] };
    expect(whichComplaint(arrival)).toEqual({ kind: 'joins', complaintId: 'a' });
  });

  test('with several open complaints the reporter is asked', () => {
    expect(whichComplaint({ ...nothing, open: ['a', 'b'] })).toEqual({ kind: 'ask', complaintIds: ['a', 'b'] });
  });

  test('with nothing open, the complaint closed last within 30 days gets a task', () => {
    const recentlyClosed = [closed('old', '2026-11-03 10:00'), closed('last', '2026-11-25 10:00')];
    expect(whichComplaint({ ...nothing, recentlyClosed })).toEqual({ kind: 'afterClosing', complaintId: 'last' });
  });

  test('30 days to the minute are still recent, a minute more begins a new complaint', () => {
    const after = (closedAt: string) => whichComplaint({ ...nothing, recentlyClosed: [closed('z', closedAt)] }).kind;
    expect([after('2026-10-31 14:10'), after('2026-10-31 14:09')]).toEqual(['afterClosing', 'new']);
  });

  test('a quotation of a recently closed complaint makes a task there even while another is open', () => {
    const arrival = { ...nothing, quoted: 'z', open: ['a'], recentlyClosed: [closed('z', '2026-11-25 10:00')] };
    expect(whichComplaint(arrival)).toEqual({ kind: 'afterClosing', complaintId: 'z' });
  });

  test('a quotation of one closed long ago says no more than no quotation, its button still does', () => {
    const recentlyClosed = [closed('z', '2026-09-01 10:00')];
    expect(whichComplaint({ ...nothing, quoted: 'z', recentlyClosed })).toEqual({ kind: 'new' });
    expect(whichComplaint({ ...nothing, button: 'z', recentlyClosed })).toEqual({ kind: 'afterClosing', complaintId: 'z' });
  });

  test('an id that is not among the contact’s complaints is ignored', () => {
    expect(whichComplaint({ ...nothing, quoted: 'stranger', button: 'stranger' })).toEqual({ kind: 'new' });
    expect(whichComplaint({ ...nothing, quoted: 'stranger', open: ['a'] })).toEqual({ kind: 'joins', complaintId: 'a' });
  });

  test('merged complaints follow their target, over several mergers', () => {
    const mergedInto = { a: 'b', b: 'c' };
    expect(whichComplaint({ ...nothing, quoted: 'a', open: ['c', 'd'], mergedInto })).toEqual({
      kind: 'joins',
      complaintId: 'c',
    });
    expect(whichComplaint({ ...nothing, open: ['a', 'c'], mergedInto })).toEqual({ kind: 'joins', complaintId: 'c' });
  });

  test('a merged complaint is never itself the one closed last', () => {
    const recentlyClosed = [closed('a', '2026-11-28 10:00'), closed('b', '2026-11-20 10:00')];
    const arrival = { ...nothing, recentlyClosed, mergedInto: { a: 'b' } };
    expect(whichComplaint(arrival)).toEqual({ kind: 'afterClosing', complaintId: 'b' });
  });

  test('mergers in a circle end somewhere instead of running for ever', () => {
    const arrival = { ...nothing, quoted: 'a', open: ['a'], mergedInto: { a: 'b', b: 'a' } };
    expect(whichComplaint(arrival)).toEqual({ kind: 'joins', complaintId: 'a' });
  });

  test('it depends on what is open, closed and merged, not on the order in which that is known', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const anyId = fc.constantFrom(...ids);
    const known = fc.record({
      open: fc.subarray(ids),
      closed: fc.uniqueArray(fc.record({ complaintId: anyId, closedAt: fc.integer({ min: 0, max: 40 }) }), {
        selector: each => each.complaintId,
      }),
      merged: fc.dictionary(anyId, anyId),
      quoted: fc.option(anyId),
      button: fc.option(anyId),
    });
    const orders = known.chain(each =>
      fc.tuple(
        fc.constant(each),
        fc.shuffledSubarray(each.open, { minLength: each.open.length }),
        fc.shuffledSubarray(each.closed, { minLength: each.closed.length }),
      ),
    );
    const sorted = (belonging: ReturnType<typeof whichComplaint>) =>
      belonging.kind === 'ask' ? { ...belonging, complaintIds: [...belonging.complaintIds].sort() } : belonging;
    fc.assert(
      fc.property(orders, ([{ closed: lasts, merged, quoted, button, open }, openAgain, lastsAgain]) => {
        const dated = (list: typeof lasts) =>
          list.map(each => ({ ...each, closedAt: new Date(at.getTime() - each.closedAt * 86_400_000) }));
        const arrival = { at, quoted, button, open, recentlyClosed: dated(lasts), mergedInto: merged };
        const again = { ...arrival, open: openAgain, recentlyClosed: dated(lastsAgain) };
        expect(sorted(whichComplaint(again))).toEqual(sorted(whichComplaint(arrival)));
      }),
    );
  });

  test('a first message begins a new complaint', () => {
    expect(whichComplaint(nothing)).toEqual({ kind: 'new' });
  });
});
