import type { InboundMessage } from '../../bot/channels/channel';

/** One kind of message of DOMAIN §4.3, invented: what stands in the webhook, how it is read, and what becomes of it. */
export interface Payload {
  what: string;
  /** Beside id, time and sender. */
  fields: object;
  reads: Partial<InboundMessage>;
  /**
   * From somebody who never wrote before: a complaint, one that somebody has to look at first, or nothing yet (what only says
   * something of another message).
   */
  becomes: 'complaint' | 'needsSummary' | 'noted';
}

const file = { mime_type: 'x/y', sha256: 'c2hh', id: '777' };
const media = { mediaId: '777', mimeType: 'x/y', sha256: 'c2hh', fileName: null, voice: false };
const cases: readonly (readonly [what: string, fields: object, reads: Partial<InboundMessage>])[] = [
  ['a text', { type: 'text', text: { body: 'Pak, KTP saya kapan jadi?' } }, { kind: 'text', text: 'Pak, KTP saya kapan jadi?' }],
  [
    'a quote',
    { type: 'text', context: { from: '62536000000', id: 'wamid.OUT1' }, text: { body: 'sudah' } },
    { text: 'sudah', contextId: 'wamid.OUT1' },
  ],
  [
    'a text that was passed on once',
    { type: 'text', context: { forwarded: true }, text: { body: 'x' } },
    { forwarded: true, forwardedOften: false },
  ],
  [
    'a chain letter',
    { type: 'text', context: { frequently_forwarded: true }, text: { body: 'x' } },
    { forwarded: true, forwardedOften: true, contextId: null },
  ],
  [
    'an image with caption',
    { type: 'image', image: { ...file, caption: 'ini' } },
    { kind: 'image', text: 'ini', media, needsSummary: false },
  ],
  ['an image alone', { type: 'image', image: file }, { kind: 'image', text: null, media, needsSummary: true }],
  [
    'a document',
    { type: 'document', document: { ...file, filename: 'kk.pdf' } },
    { kind: 'document', media: { ...media, fileName: 'kk.pdf' }, needsSummary: true },
  ],
  [
    'a voice note',
    { type: 'audio', audio: { ...file, voice: true } },
    { kind: 'audio', media: { ...media, voice: true }, needsSummary: true },
  ],
  [
    'a video with caption',
    { type: 'video', video: { ...file, caption: 'antre' } },
    { kind: 'video', text: 'antre', media, needsSummary: false },
  ],
  [
    'a captioned image whose file is missing',
    { type: 'image', image: { caption: 'ini' } },
    { kind: 'image', text: 'ini', media: null, needsSummary: true },
  ],
  [
    'a sticker',
    { type: 'sticker', sticker: { ...file, animated: false } },
    { kind: 'sticker', text: null, media, needsSummary: true },
  ],
  [
    'a location',
    { type: 'location', location: { latitude: -2.21, longitude: 113.91, name: 'Kantor Contoh' } },
    { kind: 'location', text: 'Lokasi: -2.21, 113.91 Kantor Contoh', needsSummary: true },
  ],
  [
    'contacts',
    {
      type: 'contacts',
      contacts: [
        { name: { formatted_name: 'Warga Contoh Z' }, phones: [{ phone: '+62 800-0000-0099' }] },
        { phones: [{ wa_id: '6280000000098' }] },
      ],
    },
    { kind: 'contacts', text: 'Kontak: Warga Contoh Z (+62 800-0000-0099); 6280000000098', needsSummary: true },
  ],
  [
    'a button',
    {
      type: 'interactive',
      context: { id: 'wamid.OUT1' },
      interactive: { type: 'button_reply', button_reply: { id: 'sudah:ADU-2026-000123', title: 'Sudah selesai' } },
    },
    {
      kind: 'interactive',
      text: 'Sudah selesai',
      buttonId: 'sudah:ADU-2026-000123',
      contextId: 'wamid.OUT1',
      needsSummary: false,
    },
  ],
  [
    'a list choice',
    { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'svc:ktp', title: 'KTP-el' } } },
    { kind: 'interactive', text: 'KTP-el', buttonId: 'svc:ktp', needsSummary: false },
  ],
  [
    'a flow',
    { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { body: 'Sent', response_json: '{}' } } },
    { kind: 'interactive', text: 'Sent' },
  ],
  [
    'an interactive that failed',
    { type: 'interactive', errors: [{ code: 131000 }] },
    { kind: 'unsupported', text: null, needsSummary: true },
  ],
  [
    'a quick reply of a template',
    { type: 'button', button: { payload: 'belum:ADU-2026-000123', text: 'Belum' } },
    { kind: 'button', text: 'Belum', buttonId: 'belum:ADU-2026-000123', needsSummary: false },
  ],
  [
    'a reaction',
    { type: 'reaction', reaction: { message_id: 'wamid.OUT1', emoji: '👍' } },
    { kind: 'reaction', text: '👍', contextId: 'wamid.OUT1', needsSummary: false },
  ],
  [
    'a removed reaction',
    { type: 'reaction', reaction: { message_id: 'wamid.OUT1', emoji: '' } },
    { kind: 'reaction', text: null, contextId: 'wamid.OUT1', needsSummary: false },
  ],
  [
    'a poll',
    { type: 'unsupported', errors: [{ code: 131051 }], unsupported: { type: 'poll' } },
    { kind: 'unsupported', text: null, needsSummary: true },
  ],
  [
    'an edit',
    { type: 'edit', edit: { original_message_id: 'wamid.A0', message: { type: 'text', text: { body: 'maksud saya KK' } } } },
    { kind: 'edit', text: 'maksud saya KK', contextId: 'wamid.A0', needsSummary: false },
  ],
  [
    'a revocation',
    { type: 'revoke', revoke: { original_message_id: 'wamid.A0' } },
    { kind: 'revoke', text: null, contextId: 'wamid.A0', needsSummary: false },
  ],
  [
    'an order',
    { type: 'order', order: { text: 'pesan', product_items: [] } },
    { kind: 'order', text: 'pesan', needsSummary: true },
  ],
  [
    'a reaction taken back without the word emoji',
    { type: 'reaction', reaction: { message_id: 'wamid.OUT1' } },
    { kind: 'reaction', text: null, contextId: 'wamid.OUT1', needsSummary: false },
  ],
  [
    'a list of errors where the content would be',
    { type: 'interactive', errors: [{ code: 131000, title: 'Something went wrong' }], interactive: undefined },
    { kind: 'unsupported', text: null, needsSummary: true },
  ],
  [
    'a text from an advertisement',
    {
      type: 'text',
      text: { body: 'Saya lihat pengumuman ini' },
      referral: { source_type: 'post', source_id: '1', source_url: 'https://contoh.invalid/1', headline: 'Layanan' },
    },
    { kind: 'text', text: 'Saya lihat pengumuman ini', needsSummary: false },
  ],
  [
    'an identity that changed',
    {
      type: 'system',
      system: { body: 'User A changed', type: 'customer_identity_changed', identity: 'x', customer: '6280000000001' },
    },
    { kind: 'system', text: 'User A changed', identityChange: null, needsSummary: false },
  ],
  [
    'a changed number',
    { type: 'system', system: { body: 'User A changed', type: 'user_changed_number', wa_id: '6280000000002', user_id: 'ID.2' } },
    {
      kind: 'system',
      identityChange: {
        previousWaId: '6280000000001',
        waId: '6280000000002',
        previousBsuid: 'ID.10000000000000001',
        bsuid: 'ID.2',
      },
    },
  ],
  [
    'a changed user id',
    { type: 'system', system: { type: 'user_changed_user_id', user_id: 'ID.2', previous_user_id: 'ID.10000000000000001' } },
    {
      kind: 'system',
      identityChange: { previousWaId: '6280000000001', waId: null, previousBsuid: 'ID.10000000000000001', bsuid: 'ID.2' },
    },
  ],
  [
    'fields of tomorrow beside a text',
    { type: 'text', text: { body: 'KTP belum jadi', mood: 'sad' }, planet: { id: 'Mars' }, context: { orbit: 3 } },
    { kind: 'text', text: 'KTP belum jadi', contextId: null, forwarded: false },
  ],
  [
    'errors beside a text that can be read',
    { type: 'text', text: { body: 'KTP belum jadi' }, errors: [{ code: 131051, title: 'Message type unknown' }] },
    { kind: 'text', text: 'KTP belum jadi', needsSummary: false },
  ],
  ['a type of tomorrow', { type: 'hologram', hologram: { body: 'x' } }, { kind: 'unknown', text: null, needsSummary: true }],
  ['a type named like a method', { type: 'constructor' }, { kind: 'unknown', needsSummary: true }],
  ['a text of blanks', { type: 'text', text: { body: ' \u0000 ' } }, { kind: 'text', text: null, needsSummary: true }],
];

const noted = ['reaction', 'system', 'edit', 'revoke'];

/** Every kind of message that a webhook brings. */
export const payloads: readonly Payload[] = cases.map(([what, fields, reads]) => ({
  ...{ what, fields, reads },
  becomes: noted.includes(reads.kind ?? '') ? 'noted' : reads.needsSummary === true ? 'needsSummary' : 'complaint',
}));
