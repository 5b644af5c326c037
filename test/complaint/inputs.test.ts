import fc from 'fast-check';
import { Invalid } from '../../bot/complaint/errors';
import { fieldsOf, inputs, validateFields, validateInput } from '../../bot/complaint/inputs';
import type { CleanInput, Field, FieldKind } from '../../bot/complaint/inputs';
import { actions, reportActions } from '../../bot/complaint/sop';
import type { Action } from '../../bot/complaint/sop';
import { shown } from './wibMoments';

/** The faults of an input, as `name: fault`; none when it is accepted. */
function faultsOf(check: () => CleanInput): string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    expect([error.httpStatus, error.code]).toEqual([400, 'invalidInput']);
    return error.fields.map(({ name, fault, limit }) => `${name}: ${fault}${limit === undefined ? '' : ` ${limit}`}`);
  }
}
const field = (kind: FieldKind, more: Partial<Field> = {}): Field => ({ name: 'it', kind, required: true, ...more });
const read = (given: Field, value: unknown): CleanInput[string] => validateFields([given], { it: value }).it!;
const faultOf = (given: Field, value: unknown): string[] => faultsOf(() => validateFields([given], { it: value }));

const ab = ['a', 'b'];

describe('a field', () => {
  test.each([
    ['text', {}, '  kata  ', 'kata'],
    ['text', {}, 12, '12'],
    ['longText', {}, 'baris 1\nbaris 2', 'baris 1\nbaris 2'],
    ['choice', { choices: ab }, ' b ', 'b'],
    ['choice', { choices: ['1', '2'] }, 2, '2'],
    ['choices', { choices: ab }, 'a, b', ['a', 'b']],
    ['choices', { choices: ab }, ['b'], ['b']],
    ['boolean', {}, 'true', true],
    ['boolean', {}, 'false', false],
    ['boolean', {}, true, true],
    ['boolean', {}, false, false],
    ['number', {}, '4.5', 4.5],
    ['number', { max: 10 }, 10, 10],
    ['person', {}, 'operator', 'operator'],
    ['complaint', {}, 'ADU-2026-000001', 'ADU-2026-000001'],
  ] as const)('%s %j takes %j', (kind, more, value, clean) => {
    expect(read(field(kind, more), value)).toEqual(clean);
  });

  test.each([
    ['choice', { choices: ab }, 'c', 'notAChoice'],
    ['choice', { choices: ab }, 'A', 'notAChoice'],
    ['choice', {}, 'a', 'notAChoice'],
    ['choices', { choices: ab }, 'a,c', 'notAChoice'],
    ['choices', { choices: ab }, 'a,,b', 'notAChoice'],
    ['choices', { choices: ab }, ['a', {}], 'notAChoice'],
    ['choices', {}, 'a', 'notAChoice'],
    ['boolean', {}, 'ya', 'notABoolean'],
    ['boolean', {}, 'TRUE', 'notABoolean'],
    ['boolean', {}, 1, 'notABoolean'],
    ['number', {}, 'sepuluh', 'notANumber'],
    ['number', {}, 'Infinity', 'notANumber'],
    ['number', {}, NaN, 'notANumber'],
    ['number', { max: 10 }, '10.1', 'notANumber'],
    ['dateTime', {}, 'besok', 'notADate'],
    ['dateTime', {}, '24-11-2026', 'notADate'],
  ] as const)('%s %j refuses %j as %s', (kind, more, value, fault) => {
    expect(faultOf(field(kind, more), value)).toEqual([`it: ${fault}`]);
  });

  const kinds = ['text', 'longText', 'choice', 'choices', 'boolean', 'dateTime', 'person', 'complaint', 'number'] as const;
  test.each(kinds)('of kind %s is missing when it is empty, and empty when it may be', kind => {
    for (const nothing of [undefined, null, '', '  \n ', []]) {
      expect(faultOf(field(kind, { choices: ab }), nothing)).toEqual(['it: missing']);
      expect(validateFields([field(kind, { choices: ab, required: false })], { it: nothing })).toEqual({ it: null });
    }
  });

  test.each(['text', 'longText'] as const)(
    'of kind %s takes its longest text and no character more, blanks at the ends apart',
    kind => {
      const limited = field(kind, { max: 5 });
      expect(read(limited, ' 12345 ')).toBe('12345');
      expect(faultOf(limited, '123456')).toEqual(['it: tooLong 5']);
      expect(faultOf(limited, 'x'.repeat(2_000_000))).toEqual(['it: tooLong 5']);
    },
  );
});

describe('a date', () => {
  test.each([
    ['2026-11-24', '2026-11-24 16:00'],
    ['2028-02-29', '2028-02-29 16:00'],
    ['2026-11-24T10:30', '2026-11-24 10:30'],
    ['2026-11-24 10:30', '2026-11-24 10:30'],
    ['2026-11-24T10:30:59.999', '2026-11-24 10:30'],
    ['2026-11-24T10:30+07:00', '2026-11-24 10:30'],
    ['2026-11-24T03:30Z', '2026-11-24 10:30'],
    ['2026-11-24T03:30:00.000Z', '2026-11-24 10:30'],
    ['2026-11-23T22:30:00-0500', '2026-11-24 10:30'],
  ])('%s is %s WIB', (text, moment) => {
    expect(shown(read(field('dateTime'), text) as Date)).toBe(moment);
  });

  test.each([
    ...['2026-02-29', '2026-02-31', '2026-11-31T10:00', '2026-06-31T10:00:00Z', '2026-13-01', '2026-00-10', '2026-11-00'],
    ...['2026-11-24T25:00', '2026-11-24T10', '2026-11-24 jam 10', '2026-11-2410:00', '2026', '1795399920', 'Nov 24, 2026'],
    ...['+2026-11-24', '2026-11-24T10:00:00 07:00', 'Invalid Date', '-000001-01-01'],
  ])('%s is none', text => {
    expect(faultOf(field('dateTime'), text)).toEqual(['it: notADate']);
  });

  test('any moment sent by a program comes back to the millisecond', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), at => {
        expect(read(field('dateTime'), at.toISOString())).toEqual(at);
      }),
    );
  });
});

describe('a field that another one requires', () => {
  test.each([
    [{ containsPersonalData: 'true' }, ['identityCheck: missing']],
    [{ containsPersonalData: true }, ['identityCheck: missing']],
    [{ containsPersonalData: true, identityCheck: '' }, ['identityCheck: missing']],
    [{ containsPersonalData: true, identityCheck: 'seenAtCounter' }, []],
    [{ containsPersonalData: 'false' }, []],
    [{ containsPersonalData: false }, []],
    [{ containsPersonalData: false, identityCheck: 'fingerprint' }, ['identityCheck: notAChoice']],
    [{ containsPersonalData: 'maybe' }, ['containsPersonalData: notABoolean']],
    [{}, ['containsPersonalData: missing']],
  ])('%j is answered with %j', (input, faults) => {
    expect(faultsOf(() => validateInput('sendAnswer', input))).toEqual(faults);
  });

  test.each([
    [{ reportedParty: 'person' }, ['reportedPerson: missing']],
    [{ reportedParty: 'unit' }, ['reportedUnit: missing']],
    [{ reportedParty: 'unknown' }, []],
    [{ reportedParty: 'unit', reportedUnit: 'secretariat' }, []],
  ])('the accused %j is answered with %j', (input, faults) => {
    expect(faultsOf(() => validateInput('markConflict', { reason: 'Satu unit kerja', ...input }))).toEqual(faults);
  });
});

describe('an input', () => {
  test('names every fault at once', () => {
    const input = { instructions: 'x'.repeat(2001), dueAt: '2026-02-30', urgency: 'at once', handler: { id: 1 } };
    expect(faultsOf(() => validateInput('giveDisposition', input))).toEqual([
      'instructions: tooLong 2000',
      'division: missing',
      'dueAt: notADate',
      'urgency: notAChoice',
      'handler: notText',
    ]);
  });

  test('is cleaned to the action’s own fields: what nobody asked for is dropped', () => {
    const clean = validateInput('returnDraft', { note: 'Lengkapi', actorId: 'x', role: 'admin', step: 9 });
    expect(clean).toEqual({ note: 'Lengkapi' });
  });

  test('says the same typed on a card and sent as JSON', () => {
    const common = { instructions: 'Cetak', division: 'populationRegistration', dueAt: '2026-11-24', urgency: 'urgent' };
    expect(validateInput('giveDisposition', { ...common, handler: '' })).toEqual(validateInput('giveDisposition', common));
    expect(validateInput('sendAnswer', { containsPersonalData: 'false', identityCheck: '' })).toEqual(
      validateInput('sendAnswer', { containsPersonalData: false, identityCheck: null }),
    );
  });

  test('of the reporter needs none of what an officer notes of their words', () => {
    expect(validateInput('confirmSettled', { quote: 'Sudah' }, true)).toEqual({});
    expect(faultsOf(() => validateInput('confirmSettled', {}))).toEqual(['via: missing', 'quote: missing']);
    expect(fieldsOf('rate', true)).toEqual(fieldsOf('rate'));
  });

  test('of an action without fields is empty, whatever was sent', () => {
    expect(validateInput('release', { note: 'x' })).toEqual({});
    expect(fieldsOf('release')).toEqual([]);
  });
});

describe('hostile values', () => {
  const hostile: unknown[] = [
    {},
    { toString: 1, valueOf: 1 },
    JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'),
    Object.create(null),
    [{ toString: 1 }],
    [['a']],
    [1, 2],
    ['a', null],
    new Date(),
    deep(20_000),
    circular(),
  ];

  test.each(['text', 'longText', 'choice', 'boolean', 'dateTime', 'person', 'complaint', 'number'] as const)(
    'a field of kind %s takes no object and no list',
    kind => {
      const faults = hostile.map(value => faultOf(field(kind, { choices: ab }), value));
      expect(faults).toEqual(hostile.map(() => ['it: notText']));
      expect(faultOf(field(kind, { choices: ab }), ['a'])).toEqual(['it: notText']);
    },
  );

  test('names of the prototype are neither read as values nor written', () => {
    const sent = JSON.parse('{"note": "x", "__proto__": {"polluted": true}, "constructor": "x"}') as Record<string, unknown>;
    const clean = validateInput('addNote', sent);
    expect([Object.keys(clean), Object.getPrototypeOf(clean) === Object.prototype]).toEqual([['note'], true]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(faultsOf(() => validateInput('dismiss', { reason: 'constructor' }))).toEqual(['reason: notAChoice']);
  });

  test('whatever JSON is sent for whatever action is accepted or answered with faults of its own fields', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...actions, ...reportActions),
        fc.boolean(),
        fc.dictionary(names(), fc.jsonValue()),
        (...sent) => {
          const [action, forReporter, input] = sent;
          const known = fieldsOf(action, forReporter).map(({ name }) => name);
          const faults = faultsOf(() => validateInput(action, input, forReporter));
          expect(faults.filter(fault => !known.includes(fault.split(':')[0]!))).toEqual([]);
        },
      ),
    );
  });

  function names(): fc.Arbitrary<string> {
    const known = new Set(Object.values(inputs).flatMap(fields => fields.map(({ name }) => name)));
    return fc.constantFrom(...known, '__proto__', 'constructor', 'toString', '');
  }
});

describe('the fields of the SOP', () => {
  const all = Object.entries(inputs).flatMap(([action, fields]) => fields.map(each => ({ action: action as Action, ...each })));

  test('belong to actions that exist', () => {
    expect(Object.keys(inputs).filter(name => ![...actions, ...reportActions].includes(name as Action))).toEqual([]);
  });

  test('have a limit wherever words are typed, and choices wherever one chooses', () => {
    const typed = all.filter(({ kind }) => kind === 'text' || kind === 'longText');
    const chosen = all.filter(({ kind }) => kind === 'choice' || kind === 'choices');
    expect(typed.filter(({ max }) => !max).map(({ action, name }) => `${action}.${name}`)).toEqual([]);
    expect(chosen.filter(({ choices }) => !choices?.length).map(({ action, name }) => `${action}.${name}`)).toEqual([]);
  });

  test('have one name each within their action, and are required only by a field beside them', () => {
    for (const [action, fields] of Object.entries(inputs)) {
      const names = fields.map(({ name }) => name);
      expect([action, new Set(names).size]).toEqual([action, names.length]);
      const asked = fields.flatMap(({ requiredWhen }) => (requiredWhen ? [requiredWhen.field] : []));
      expect(asked.filter(name => !names.includes(name))).toEqual([]);
    }
  });

  test.each([
    ['proposeRejection', 'reason', ['otherRegion', 'tooVague', 'abusiveOnly', 'inCourt', 'ppid']],
    ['dismiss', 'reason', ['greeting', 'spam', 'wrongNumber', 'thanks']],
    ['setWaiting', 'waitingFor', ['pusat', 'blanko', 'pengadilan', 'lain']],
    ['rate', 'rating', ['1', '2', '3', '4']],
    ['giveDisposition', 'urgency', ['immediate', 'urgent', 'normal']],
    ['sendAnswer', 'identityCheck', ['none', 'registrationNumberMatches', 'seenAtCounter', 'powerOfAttorney']],
  ] as const)('%s offers for its %s what the document names', (action, name, choices) => {
    expect(fieldsOf(action).find(each => each.name === name)?.choices).toEqual(choices);
  });

  test.each([
    ['submitReview', ['problem', 'assumptions', 'facts', 'analysis', 'conclusion', 'recommendation']],
    ['submitShort', ['problem', 'conclusion', 'recommendation', 'answer']],
    ['proposeRejection', ['reason', 'note']],
    ['giveDisposition', ['instructions', 'division', 'dueAt', 'urgency']],
    ['recordReferral', ['agency', 'trackingId']],
    ['forwardToInspectorate', ['letterNumber']],
    ['sendProgress', ['text', 'promisedAt']],
    ['extendDue', ['newDueAt', 'reason']],
    ['returnToReview', ['note']],
    ['reopen', ['reason']],
    ['correctAnswer', ['reason']],
    ['flagSupervisory', ['reason', 'reportedParty']],
  ] as const)('%s is refused without %j', (action, required) => {
    const missing = faultsOf(() => validateInput(action, {}));
    expect(missing).toEqual(expect.arrayContaining(required.map(name => `${name}: missing`)));
  });
});

function deep(levels: number): unknown {
  let nested: unknown = {};
  for (let level = 0; level < levels; level++) nested = { nested };
  return nested;
}

function circular(): unknown {
  const self: { self?: unknown } = {};
  self.self = self;
  return self;
}

test('what goes out to the reporter holds no national id, however it is spaced; an account number may be written', () => {
  const answer = (text: string) => () => validateInput('draftAnswer', { text, containsPersonalData: 'false' });
  for (const text of ['NIK 9999990101900001 sudah aktif', 'NIK 9999 9901 0190 0001', 'No. KK 9999.9902.0190.0002'])
    expect(answer(text)).toThrow(expect.objectContaining({ fields: [{ name: 'text', fault: 'hasNationalId' }] }));
  expect(answer('Rekening 1234567890123456, nomor registrasi 2026110200123')).not.toThrow();
});

test('a number that a form showed masked is not stored for the number itself; a list with bullets may be written', () => {
  const summary = (text: string) => faultsOf(() => validateInput('summarize', { summary: text }));
  expect(summary('Hubungi ••••••••••001')).toEqual(['summary: isMasked']);
  expect(summary('• satu\n• dua')).toEqual([]);
  const draft = { containsPersonalData: false, text: 'Nomor ••••••••••001' };
  expect(faultsOf(() => validateInput('draftAnswer', draft))).toEqual(['text: isMasked']);
});
