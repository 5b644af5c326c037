import fc from 'fast-check';
import type { InboundMessage, InboundStatus } from '../../bot/channels/channel';
import { splitWebhook } from '../../bot/channels/whatsapp';
import { parseItem } from '../../bot/channels/whatsappParse';
import { payloads } from './payloads';
import { change, contact, envelope, message, status } from './webhookSamples';

const read = (fields: object): InboundMessage =>
  parseItem(splitWebhook(envelope(change({ contacts: [contact], messages: [message(fields)] })))[0]!.raw) as InboundMessage;

const readStatus = (fields: object): InboundStatus =>
  parseItem(splitWebhook(envelope(change({ statuses: [status(fields)] })))[0]!.raw) as InboundStatus;

test('a text is read with its sender and time', () => {
  expect(read({ type: 'text', text: { body: 'Pak, KTP saya kapan jadi?' } })).toEqual({
    what: 'message',
    providerId: 'wamid.A1',
    occurredAt: new Date(1795399920_000),
    contact: { waId: '6280000000001', bsuid: 'ID.10000000000000001', username: 'warga.contoh', displayName: 'Warga Contoh A' },
    kind: 'text',
    text: 'Pak, KTP saya kapan jadi?',
    buttonId: null,
    contextId: null,
    forwarded: false,
    forwardedOften: false,
    media: null,
    needsSummary: false,
    identityChange: null,
  });
});

test.each(payloads)('$what is read', ({ fields, reads }) => {
  expect(read(fields)).toMatchObject(reads);
});

test('who withholds the number is known by the user id alone', () => {
  const without = { ...message({ type: 'text', text: { body: 'x' } }), from: undefined };
  const [item] = splitWebhook(envelope(change({ messages: [without] })));
  expect((parseItem(item!.raw) as InboundMessage).contact).toEqual({
    waId: null,
    bsuid: 'ID.10000000000000001',
    username: null,
    displayName: null,
  });
});

test('the ids of the contact stand in for those the message lacks', () => {
  const without = { ...message({ type: 'text', text: { body: 'x' } }), from: undefined, from_user_id: undefined };
  const [item] = splitWebhook(envelope(change({ contacts: [contact], messages: [without] })));
  expect((parseItem(item!.raw) as InboundMessage).contact).toMatchObject({
    waId: '6280000000001',
    bsuid: 'ID.10000000000000001',
  });
});

const readSystem = (fields: object, system: object): InboundMessage => {
  const note = { id: 'wamid.S1', timestamp: '1795399920', type: 'system', ...fields, system };
  return parseItem(splitWebhook(envelope(change({ messages: [note] })))[0]!.raw) as InboundMessage;
};

test('a changed number tells the person before and after', () => {
  const system = {
    body: 'User A changed',
    wa_id: '6280000000002',
    user_id: 'ID.2',
    previous_user_id: 'ID.1',
    type: 'user_changed_number',
  };
  expect(readSystem({ from: '6280000000001' }, system)).toMatchObject({
    kind: 'system',
    contact: { waId: '6280000000001', bsuid: 'ID.1' },
    identityChange: { previousWaId: '6280000000001', waId: '6280000000002', previousBsuid: 'ID.1', bsuid: 'ID.2' },
    needsSummary: false,
  });
});

test('a changed user id needs no number', () => {
  const system = { type: 'user_changed_user_id', user_id: 'ID.2', previous_user_id: 'ID.1' };
  expect(readSystem({}, system)).toMatchObject({
    contact: { waId: null, bsuid: 'ID.1' },
    identityChange: { previousWaId: null, waId: null, previousBsuid: 'ID.1', bsuid: 'ID.2' },
  });
});

test('another system note changes nobody', () => {
  expect(readSystem({ from: '6280000000001' }, { body: 'x', type: 'customer_identity_changed' }).identityChange).toBeNull();
});

test('a status is read with what we sent along', () => {
  const pricing = { billable: false, pricing_model: 'PMP', category: 'service' };
  expect(readStatus({ status: 'delivered', biz_opaque_callback_data: 'ADU-2026-000123#7', pricing })).toEqual({
    what: 'status',
    providerId: 'wamid.OUT1',
    status: 'delivered',
    occurredAt: new Date(1795399920_000),
    callbackData: 'ADU-2026-000123#7',
    errorCode: null,
    errorDetails: null,
  });
});

test.each(['sent', 'delivered', 'read', 'played'])('the status %s is known, also in its older form', value => {
  expect(readStatus({ status: value, conversation: { id: 'c' }, pricing: { pricing_model: 'CBP' } }).status).toBe(value);
});

test('a failed status says why', () => {
  const errors = [{ code: 131047, title: 'Re-engagement message', error_data: { details: 'More than 24 hours have passed.' } }];
  expect(readStatus({ status: 'failed', errors })).toMatchObject({
    errorCode: 131047,
    errorDetails: 'More than 24 hours have passed.',
  });
});

const secret = 'RAHASIA-9999990101900001';
const hopeless: [what: string, raw: unknown][] = [
  ['nothing', undefined],
  ['a list', [secret]],
  ['a message that is a list', { message: [secret], contacts: [] }],
  ['nobody', { message: { id: 'wamid.A1', timestamp: '1', type: 'text', text: { body: secret } }, contacts: [] }],
  ['no time', { message: { ...message({}), timestamp: undefined, text: secret }, contacts: [] }],
  ['a time that is none', { message: message({ timestamp: secret }), contacts: [] }],
  ['a status without id', { status: { status: 'sent', timestamp: '1', recipient_id: secret } }],
  ['a status of tomorrow', { status: status({ status: secret }) }],
];

test.each(hopeless)('%s cannot be worked on, and the error does not repeat the content', (_, raw) => {
  let error: unknown;
  try {
    parseItem(raw);
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).not.toContain(secret);
});

test('fields of the wrong shape are passed over', () => {
  for (const type of [
    'text',
    'image',
    'location',
    'contacts',
    'interactive',
    'button',
    'reaction',
    'edit',
    'revoke',
    'order',
    'system',
  ])
    for (const odd of [[], 'x', 7, null, { body: {}, id: [], phones: 7, message: [], button_reply: [] }])
      expect(read({ type, [type]: odd, context: [], errors: 'x' }).providerId).toBe('wamid.A1');
});

test('whatever JSON stands in a message of a known sender, it can be read', () => {
  const known = { id: 'wamid.A1', timestamp: '1795399920', from: '6280000000001' };
  const type = fc.constantFrom('text', 'image', 'contacts', 'interactive', 'edit', 'system', 'order', 'x');
  fc.assert(
    fc.property(type, fc.jsonValue(), fc.jsonValue(), (kind, content, context) => {
      expect(read({ type: kind, [kind]: content, context, ...known }).occurredAt).toEqual(new Date(1795399920_000));
    }),
  );
});
