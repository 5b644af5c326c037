import fc from 'fast-check';
import { type Arrival, whichComplaint } from '../../bot/complaint/sessions';
import { wib } from './wibMoments';

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
