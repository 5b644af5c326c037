/** Envelopes as the Cloud API sends them (DOMAIN §4.2), around invented people. */
export const metadata = { display_phone_number: '62536000000', phone_number_id: '100000000000001' };

export const contact = {
  profile: { name: 'Warga Contoh A', username: 'warga.contoh' },
  wa_id: '6280000000001',
  user_id: 'ID.10000000000000001',
};

export const change = (value: object, field = 'messages'): object => ({
  field,
  value: { messaging_product: 'whatsapp', metadata, ...value },
});

export const envelope = (...changes: object[]): { object: string; entry: unknown[] } => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '100000000000000', changes }],
});

export const message = (fields: object): Record<string, unknown> => ({
  from: '6280000000001',
  from_user_id: 'ID.10000000000000001',
  id: 'wamid.A1',
  timestamp: '1795399920',
  ...fields,
});

export const status = (fields: object): Record<string, unknown> => ({
  id: 'wamid.OUT1',
  status: 'sent',
  timestamp: '1795399920',
  recipient_id: '6280000000001',
  ...fields,
});
