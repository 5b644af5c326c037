import { addressOf, allRecords, everything, readRoute, startAddress, type Route } from '../../tab/route';

test.each<Route>([
  { page: 'list', filter: everything },
  {
    page: 'list',
    filter: {
      ...everything,
      service: 'kia',
      district: 'Bukit Batu',
      state: 'overdue',
      from: '2026-11-01',
      counted: '1',
      holder: 'me',
      sort: 'due',
    },
  },
  { page: 'dashboard', period: 'quarter', from: '', to: '' },
  { page: 'dashboard', period: 'own', from: '2026-10-01', to: '2026-10-31' },
  {
    page: 'list',
    filter: {
      ...everything,
      status: 'inReview',
      channel: 'lapor',
      q: 'kartu & akta',
      toSend: '1',
      before: ['2026-11-24T03:00:00.000Z_ADU-2026-000200', 'ADU-2026-000175'],
    },
  },
  { page: 'complaint', ticketNumber: 'ADU-2026-000001' },
  { page: 'desk' },
  { page: 'enter' },
  { page: 'lapor' },
  { page: 'chat' },
  { page: 'bank', from: null },
  { page: 'bank', from: 'ADU-2026-000001' },
  { page: 'opening' },
  { page: 'disruptions', id: null, from: null },
  { page: 'disruptions', id: 'some-id', from: null },
  { page: 'disruptions', id: null, from: { service: 'ktpel_cetak', category: '' } },
  { page: 'archive', ticketNumber: null, filter: allRecords },
  { page: 'archive', ticketNumber: null, filter: { ...allRecords, year: '2026', before: ['a', 'b'] } },
  { page: 'archive', ticketNumber: 'ADU-2026-000001', filter: allRecords },
  { page: 'settings', section: 'hours' },
  { page: 'report', month: '2026-11' },
  { page: 'report', month: null },
])('the address of %j leads back to it', route => {
  expect(readRoute(addressOf(route))).toEqual(route);
});

test('an address that says nothing known is the whole list', () => {
  for (const hash of ['', '#', '#/', '#/nowhere/1']) expect(readRoute(hash)).toEqual({ page: 'list', filter: everything });
  expect(readRoute('#/settings/nothing')).toEqual({ page: 'settings', section: 'health' });
  expect(readRoute('#/reports/next')).toEqual({ page: 'report', month: null });
});

test('an address written wrongly is asked for as it stands', () => {
  expect(readRoute('#/complaints/%E0%A4')).toEqual({ page: 'complaint', ticketNumber: '%E0%A4' });
  expect(startAddress({ pathname: '/tab', hash: '' }, '50%')).toBe('#/complaints/50%25');
});

test('a card’s link opens its complaint, by Teams or by the path; where one already is comes first', () => {
  const at = (pathname: string, hash = '') => ({ pathname, hash });
  expect(startAddress(at('/tab'), null)).toBe('#/');
  expect(startAddress(at('/tab'), 'ADU-2026-000002')).toBe('#/complaints/ADU-2026-000002');
  expect(startAddress(at('/tab/complaints/ADU-2026-000003'), null)).toBe('#/complaints/ADU-2026-000003');
  expect([startAddress(at('/tab'), 'desk'), startAddress(at('/tab/desk'), null)]).toEqual(['#/desk', '#/desk']);
  expect(startAddress(at('/tab'), 'settings/hours')).toBe('#/settings/hours');
  expect(startAddress(at('/tab'), 'list?state=overdue&holder=me')).toBe('#/?state=overdue&holder=me');
  expect(startAddress(at('/tab', '#/enter'), 'ADU-2026-000002')).toBe('#/enter');
});
