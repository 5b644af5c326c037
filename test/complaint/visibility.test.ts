import { statuses } from '../../bot/complaint/complaint';
import type { Role, RoleHeld, RoleKind } from '../../bot/complaint/complaint';
import type { Division } from '../../bot/complaint/masterData';
import { channelView, divisionsOf, holds, rolesAt, seesWords, viewFor, views } from '../../bot/complaint/visibility';
import type { Guarded, View, Viewer } from '../../bot/complaint/visibility';
import { wib } from './wibMoments';

const now = wib('2026-11-23 10:15');
const division: Division = 'populationRegistration';

const post = (role: Role, held: Partial<RoleHeld> = {}): RoleHeld => ({
  ...{ role, division: null, kind: 'definitive', from: wib('2022-01-04 00:00'), to: null, orderNumber: null },
  ...held,
});
const viewer = (roles: RoleHeld[], own: Division | null = null): Viewer => ({ id: 'me', division: own, roles });

const ordinary: Guarded = {
  ...{ track: 'full', restricted: false, isConfidential: false, isAnonymous: false, channel: 'whatsapp', status: 'inProgress' },
  ...{ division, assigneeId: 'someone', handlerId: 'someone', outcome: null, proposal: null },
  ...{ reportedParty: null, reportedPersonId: null, reportedUnit: null, externalId: null },
};

/** What may keep a case from people, the strictest first: it decides where several hold. */
const secrecies = {
  supervisory: { track: 'supervisory' },
  accusedUnknown: { reportedParty: 'unknown' },
  restricted: { restricted: true },
  confidential: { isConfidential: true },
  ordinary: {},
} as const satisfies Record<string, Partial<Guarded>>;
type Secrecy = keyof typeof secrecies;
const names = Object.keys(secrecies) as Secrecy[];

interface Expected extends Record<Secrecy, View> {
  who: string;
  viewer: Viewer;
  /** What is special about the case for this viewer. */
  on?: Partial<Guarded>;
}

const line = (ofOrdinary: View, confidential: View, restricted: View, accusedUnknown: View, supervisory: View) => ({
  ...{ ordinary: ofOrdinary, confidential, restricted, accusedUnknown, supervisory },
});

/**
 * DOMAIN §1.6 and §2.4, typed from the document. Columns: ordinary, confidential, restricted, accused unknown, supervisory.
 * `full`: who works the case; `masked`: who must read but need not know the name; `base`: the channel's card; `outline`: number
 * and due time. On a confidential case only the operators, who write to the reporter, know the name.
 */
const table: readonly Expected[] = [
  { who: 'an operator', viewer: viewer([post('operator')]), ...line('full', 'full', 'full', 'outline', 'outline') },
  {
    who: 'a policy analyst',
    viewer: viewer([post('policyAnalyst')]),
    ...line('full', 'masked', 'outline', 'outline', 'outline'),
  },
  {
    who: 'the technical division of the case',
    viewer: viewer([post('technicalDivision', { division })]),
    ...line('full', 'masked', 'outline', 'outline', 'outline'),
  },
  {
    who: 'another technical division',
    viewer: viewer([post('technicalDivision', { division: 'civilRegistration' })]),
    ...line('base', 'outline', 'outline', 'outline', 'outline'),
  },
  {
    who: 'a technical division before the case has one',
    viewer: viewer([post('technicalDivision', { division })]),
    on: { division: null },
    ...line('base', 'outline', 'outline', 'outline', 'outline'),
  },
  {
    who: 'the head of division',
    viewer: viewer([post('headOfDivision')]),
    ...line('full', 'masked', 'outline', 'outline', 'outline'),
  },
  { who: 'the head of office', viewer: viewer([post('headOfOffice')]), ...line('masked', 'outline', 'full', 'full', 'full') },
  {
    who: 'a records officer',
    viewer: viewer([post('recordsOfficer')]),
    ...line('masked', 'outline', 'outline', 'outline', 'outline'),
  },
  {
    who: 'the data protection officer',
    viewer: viewer([post('dataProtectionOfficer')]),
    ...line('masked', 'outline', 'outline', 'outline', 'outline'),
  },
  {
    who: 'the liaison officer',
    viewer: viewer([post('liaisonOfficer')]),
    ...line('base', 'outline', 'outline', 'outline', 'outline'),
  },
  {
    who: 'the liaison officer of a LAPOR! report',
    viewer: viewer([post('liaisonOfficer')]),
    on: { channel: 'lapor' },
    ...line('masked', 'outline', 'outline', 'outline', 'outline'),
  },
  {
    who: 'the liaison officer of a case to be forwarded',
    viewer: viewer([post('liaisonOfficer')]),
    on: { status: 'referredOut' },
    ...line('masked', 'outline', 'outline', 'outline', 'outline'),
  },
  {
    who: 'the liaison officer of a forwarded case in the archive',
    viewer: viewer([post('liaisonOfficer')]),
    on: { status: 'archived', outcome: 'referredOut' },
    ...line('masked', 'outline', 'outline', 'outline', 'outline'),
  },
  { who: 'an administrator', viewer: viewer([post('admin')]), ...line('none', 'none', 'none', 'none', 'none') },
  { who: 'an officer without a post', viewer: viewer([]), ...line('none', 'none', 'none', 'none', 'none') },
  {
    who: 'the assignee, by that alone',
    viewer: viewer([]),
    on: { assigneeId: 'me' },
    ...line('full', 'masked', 'none', 'none', 'none'),
  },
  {
    who: 'the named handler, by that alone',
    viewer: viewer([]),
    on: { handlerId: 'me' },
    ...line('full', 'masked', 'none', 'full', 'full'),
  },
  {
    who: 'a records officer named as handler',
    viewer: viewer([post('recordsOfficer')]),
    on: { handlerId: 'me' },
    ...line('full', 'masked', 'outline', 'full', 'full'),
  },
  {
    who: 'an operator who also runs the settings',
    viewer: viewer([post('admin'), post('operator')]),
    ...line('full', 'full', 'full', 'outline', 'outline'),
  },
];

describe.each(table)('$who', expected => {
  const seen = (more: Partial<Guarded>): View => viewFor({ ...ordinary, ...expected.on, ...more }, expected.viewer, now);

  test('sees of a case what the document allows, be the reporter anonymous or not, on either ordinary track', () => {
    const cases = names.flatMap(secrecy =>
      [false, true].flatMap(isAnonymous =>
        (['full', 'short'] as const).map(track => [secrecy, seen({ isAnonymous, track, ...secrecies[secrecy] })]),
      ),
    );
    expect(cases).toEqual(cases.map(([secrecy]) => [secrecy, expected[secrecy as Secrecy]]));
  });

  test('sees what the strictest reason allows where several hold', () => {
    const pairs = names.flatMap((stricter, i) => names.slice(i + 1).map(other => [stricter, other] as const));
    for (const [stricter, other] of pairs) {
      const both = { ...secrecies[other], ...secrecies[stricter] };
      expect([stricter, other, seen(both)]).toEqual([stricter, other, expected[stricter]]);
    }
  });

  test('sees nothing of a case in which they are the accused, or of the accused unit', () => {
    const accused = { ...expected.viewer, division: 'secretariat' } as const;
    const views = names.flatMap(secrecy =>
      [
        { reportedParty: 'person', reportedPersonId: 'me' } as const,
        { reportedParty: 'unit', reportedUnit: 'secretariat' } as const,
      ].map(by => viewFor({ ...ordinary, ...expected.on, ...secrecies[secrecy], ...by }, accused, now)),
    );
    expect(new Set(views)).toEqual(new Set(['none']));
  });

  test('sees as much as otherwise where another person or another unit is the accused', () => {
    const withOwn = { ...expected.viewer, division: 'secretariat' } as const;
    const others: Partial<Guarded>[] = [
      { reportedParty: 'person', reportedPersonId: 'someone' },
      { reportedParty: 'unit', reportedUnit: 'dataUseInnovation' },
      { reportedParty: 'unit', reportedUnit: null },
    ];
    for (const secrecy of names.filter(name => name !== 'accusedUnknown')) {
      const views = others.map(by => viewFor({ ...ordinary, ...expected.on, ...secrecies[secrecy], ...by }, withOwn, now));
      expect([secrecy, ...views]).toEqual([secrecy, expected[secrecy], expected[secrecy], expected[secrecy]]);
    }
  });

  test('sees the same whatever the status, the liaison’s own statuses apart', () => {
    const elsewhere = statuses.filter(status => status !== 'referredOut');
    const views = new Set(elsewhere.map(status => viewFor({ ...ordinary, ...expected.on, status }, expected.viewer, now)));
    const known = expected.on?.status === 'referredOut' ? 'base' : expected.ordinary;
    expect([...views]).toEqual([known]);
  });
});

describe('posts with dates', () => {
  const [before, from, within, to, after] = ['09:59', '10:00', '12:00', '14:00', '14:01'].map(time => wib(`2026-11-23 ${time}`));
  const acting = (role: Role, kind: RoleKind) => viewer([post(role, { kind, from: from!, to: to!, orderNumber: '800/12' })]);

  test.each(['plt', 'plh', 'definitive'] as const)('a head of office (%s) sees a supervisory case in their days only', kind => {
    const secret = { ...ordinary, track: 'supervisory' } as const;
    const views = [before, from, within, to, after].map(at => viewFor(secret, acting('headOfOffice', kind), at!));
    expect(views).toEqual(['none', 'full', 'full', 'none', 'none']);
  });

  test.each(['plt', 'plh', 'mandate'] as const)('a head of division (%s) works cases in their days only', kind => {
    const views = [before, from, within, to, after].map(at => viewFor(ordinary, acting('headOfDivision', kind), at!));
    expect(views).toEqual(['none', 'full', 'full', 'none', 'none']);
  });

  test('whoever acts in the accused unit for a time is out of the case for that time', () => {
    const helper = {
      id: 'x',
      division: null,
      roles: [post('headOfDivision', { division: 'secretariat', kind: 'plh', from: from!, to: to! }), post('operator')],
    };
    const accused = { ...ordinary, reportedParty: 'unit', reportedUnit: 'secretariat' } as const;
    expect([before, within, after].map(at => viewFor(accused, helper, at!))).toEqual(['full', 'none', 'full']);
  });

  test('a mandate of the head of office opens no secret case', () => {
    const mandated = acting('headOfOffice', 'mandate');
    const secret: Partial<Guarded>[] = [{ track: 'supervisory' }, { reportedParty: 'unknown' }, { restricted: true }];
    expect(secret.map(more => viewFor({ ...ordinary, ...more }, mandated, within!))).toEqual(['outline', 'outline', 'outline']);
  });

  test('a mandate counts as the post only where it is asked for', () => {
    const mandated = acting('headOfDivision', 'mandate');
    expect([holds(mandated, 'headOfDivision', within!), holds(mandated, 'headOfDivision', within!, true)]).toEqual([false, true]);
    expect([holds(mandated, 'headOfOffice', within!, true), holds(mandated, 'headOfDivision', after!, true)]).toEqual([
      false,
      false,
    ]);
  });

  test('the post that ended yesterday and the one that begins tomorrow are not among the posts of today', () => {
    const posts = [
      post('operator', { to: wib('2026-11-23 00:00') }),
      post('policyAnalyst', { from: wib('2026-11-24 00:00') }),
      post('recordsOfficer'),
    ];
    expect(rolesAt({ roles: posts }, now).map(({ role }) => role)).toEqual(['recordsOfficer']);
  });

  test('a division is one’s own only through the technical post of these days', () => {
    const posts = [
      post('technicalDivision', { division: 'civilRegistration', to: wib('2026-11-20 00:00') }),
      post('technicalDivision', { division: 'secretariat' }),
      post('technicalDivision'),
      post('headOfDivision', { division: 'dataUseInnovation' }),
    ];
    expect(divisionsOf({ roles: posts }, now)).toEqual(['secretariat']);
  });
});

describe('the card that the whole channel sees', () => {
  test('shows number and due time only of every case that is secret in any way', () => {
    const closed: Partial<Guarded>[] = [
      ...names.filter(name => name !== 'ordinary').map(name => secrecies[name]),
      { reportedParty: 'person', reportedPersonId: 'someone' },
      { reportedParty: 'unit', reportedUnit: 'secretariat' },
    ];
    expect(closed.map(more => channelView({ ...ordinary, ...more }))).toEqual(closed.map(() => 'outline'));
  });

  test('shows status, holder and time of an ordinary case, anonymous or not, and never the words', () => {
    const shown = [ordinary, { ...ordinary, isAnonymous: true }, { ...ordinary, track: 'short' } as const].map(channelView);
    expect(shown).toEqual(['base', 'base', 'base']);
    expect(shown.some(seesWords)).toBe(false);
  });

  test('the words belong to the two fuller of the five views', () => {
    expect(views.filter(seesWords)).toEqual(['masked', 'full']);
  });
});
