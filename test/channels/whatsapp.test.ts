import fc from 'fast-check';
import { MalformedWebhook, splitWebhook } from '../../bot/channels/whatsapp';
import { parseItem } from '../../bot/channels/whatsappParse';
import { change, contact, envelope, message, metadata, status } from './webhookSamples';

const keys = (body: unknown): string[] => splitWebhook(body).map(item => item.dedupeKey);

test('several entries, changes, messages and statuses give one item each, apart from one another', () => {
  const one = envelope(
    change({ contacts: [contact], messages: [message({ id: 'wamid.A1' }), message({ id: 'wamid.A2' })] }),
    change({ statuses: [status({}), status({ status: 'read' })] }),
  );
  const two = envelope(change({ messages: [message({ id: 'wamid.A3' })] }));
  expect(keys({ ...one, entry: [...one.entry, ...two.entry] })).toEqual([
    'message:wamid.A1',
    'message:wamid.A2',
    'status:wamid.OUT1:sent',
    'status:wamid.OUT1:read',
    'message:wamid.A3',
  ]);
});

test('an item tells whose it is and when it happened, and is JSON that can be stored', () => {
  const [item] = splitWebhook(
    envelope(change({ contacts: [contact], messages: [message({ type: 'text', text: { body: 'Halo' } })] })),
  );
  expect(item).toMatchObject({ what: 'message', contactKey: 'ID.10000000000000001', occurredAt: new Date(1795399920_000) });
  expect(item!.raw.metadata).toEqual(metadata);
  expect(parseItem(JSON.parse(JSON.stringify(item!.raw)))).toEqual(parseItem(item!.raw));
});

test('the key of a contact is the user id, else the number, else the id of the message', () => {
  const keyOf = (fields: object): string | undefined =>
    splitWebhook(envelope(change({ messages: [{ id: 'wamid.A1', timestamp: '1', ...fields }] })))[0]?.contactKey;
  expect(keyOf({ from: '6280000000001', from_user_id: 'ID.1' })).toBe('ID.1');
  expect(keyOf({ from: '6280000000001' })).toBe('6280000000001');
  expect(keyOf({})).toBe('wamid.A1');
});

test('a status is keyed by its recipient, or by nobody', () => {
  const items = splitWebhook(envelope(change({ statuses: [status({}), status({ recipient_id: undefined })] })));
  expect(items.map(item => item.contactKey)).toEqual(['6280000000001', '']);
});

test('an item never carries the profile of another person', () => {
  const other = { profile: { name: 'Warga Contoh B' }, wa_id: '6280000000002' };
  const messages = [
    message({ from_user_id: undefined }),
    message({ id: 'wamid.B1', from: '6280000000002', from_user_id: undefined }),
  ];
  const items = splitWebhook(envelope(change({ contacts: [other, contact], messages })));
  expect(items.map(item => item.raw.contacts)).toEqual([[contact], [other]]);
});

test('items for another phone number are returned with the number they are for', () => {
  const [item] = splitWebhook(envelope(change({ metadata: { phone_number_id: '999' }, messages: [message({})] })));
  expect(item?.raw.metadata).toEqual({ phone_number_id: '999' });
});

test('what the office wrote on its handset is an echo to the person it was written to', () => {
  const echo = {
    from: '62536000000',
    to: '6280000000001',
    id: 'wamid.E1',
    timestamp: '1795399920',
    type: 'text',
    text: { body: 'Baik' },
  };
  const [item] = splitWebhook(envelope(change({ message_echoes: [echo] }, 'smb_message_echoes')));
  expect(item).toMatchObject({ dedupeKey: 'message:wamid.E1', contactKey: '6280000000001' });
  expect(parseItem(item!.raw)).toMatchObject({
    kind: 'echo',
    text: 'Baik',
    contact: { waId: '6280000000001', displayName: null },
  });
});

test('changes without messages or statuses give nothing', () => {
  expect(
    keys(envelope(change({ event: 'APPROVED' }, 'message_template_status_update'), change({ errors: [{ code: 131000 }] }))),
  ).toEqual([]);
});

test.each([null, undefined, 'text', 7, [], {}, { entry: {} }, { entry: 'x' }])('%j is no webhook at all', body => {
  expect(() => splitWebhook(body)).toThrow(MalformedWebhook);
});

test('a faulty item costs no other one', () => {
  const body = envelope(
    change({
      messages: [null, 7, 'x', [], message({ id: undefined }), message({ id: 'x'.repeat(5000) }), message({})],
      statuses: 'none',
    }),
    change({ contacts: { wa_id: '1' }, messages: [message({ id: 'wamid.A2' })], statuses: [null, status({})] }),
  );
  const mixed = { ...body, entry: [null, 7, { changes: {} }, { changes: [null, 'x', { value: [] }] }, ...body.entry] };
  const found = keys(mixed);
  expect(found).toHaveLength(10);
  expect(found).toEqual(expect.arrayContaining(['message:wamid.A1', 'message:wamid.A2', 'status:wamid.OUT1:sent']));
  expect(found.filter(key => /^(message|status):sha256:[0-9a-f]{64}$/.test(key))).toHaveLength(7);
  expect(new Set(found).size).toBe(10);
});

test('an item without id has the same key each time it comes', () => {
  const body = envelope(change({ messages: [message({ id: undefined, type: 'text', text: { body: 'Halo' } })] }));
  expect(keys(body)).toEqual(keys(JSON.parse(JSON.stringify(body))));
});

test('however messages and statuses are batched, ordered and repeated, their keys are the same', () => {
  const item = fc.record({ id: fc.integer({ min: 1, max: 9 }), what: fc.constantFrom('message', 'sent', 'read') });
  const shuffled = fc
    .array(item, { minLength: 1, maxLength: 12 })
    .chain(items =>
      fc.tuple(
        fc.constant(items),
        fc.shuffledSubarray([...items, ...items], { minLength: items.length * 2 }),
        fc.integer({ min: 1, max: 5 }),
      ),
    );
  const changeOf = (items: { id: number; what: string }[]): object =>
    change({
      contacts: [contact],
      messages: items.filter(({ what }) => what === 'message').map(({ id }) => message({ id: `wamid.${id}` })),
      statuses: items.filter(({ what }) => what !== 'message').map(({ id, what }) => status({ id: `wamid.${id}`, status: what })),
    });
  fc.assert(
    fc.property(shuffled, ([items, again, size]) => {
      const batches = again.map((_, index) => again.slice(index * size, (index + 1) * size)).filter(batch => batch.length > 0);
      const once = new Set(keys(envelope(changeOf(items))));
      expect(new Set(batches.flatMap(batch => keys(envelope(changeOf(batch)))))).toEqual(once);
      expect(new Set(keys(envelope(...batches.map(changeOf))))).toEqual(once);
    }),
  );
});

test('no JSON in the place of messages and statuses makes splitting fail', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.array(fc.jsonValue()), (messages, statuses) => {
      expect(splitWebhook(envelope(change({ messages, statuses })))).toHaveLength(messages.length + statuses.length);
    }),
  );
});
