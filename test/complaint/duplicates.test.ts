import { duplicateLimits, likenessOf, sharedTriples, type ReportFacts } from '../../bot/complaint/duplicates';

const monday = new Date('2026-11-23T02:12:00Z');
const report: ReportFacts = {
  channel: 'whatsapp',
  receivedAt: monday,
  person: 'one',
  names: ['Warga Contoh A'],
  nationalIds: [],
  service: 'ktpel_cetak',
  words: 'ktp saya belum cetak sudah tiga minggu rekam tanggal dua',
};
const strangers = { person: 'two', names: [], words: 'akta lahir anak kami keliru tulis nama ibu kandung' } as const;
const daysLater = (days: number): Date => new Date(monday.getTime() + days * 24 * 3_600_000);

test('a person and the same service are enough, service and dates alone are not', () => {
  expect(likenessOf(report, { ...report, ...strangers, person: 'one' })!.reasons).toEqual([
    'sameReporter',
    'sameService',
    'closeDates',
  ]);
  expect(likenessOf(report, { ...report, ...strangers, names: ['WARGA CONTOH A'] })!.reasons).toContain('sameName');
  expect(likenessOf(report, { ...report, ...strangers })).toBeNull();
});

test('one person with another matter weeks later is no duplicate', () => {
  const other = { ...report, ...strangers, person: 'one', service: 'akta_lahir', receivedAt: daysLater(9) } as const;
  expect(likenessOf(report, other)).toBeNull();
});

test('beyond the limit of days nothing is one, whatever agrees; at the limit it may be', () => {
  const at = (days: number) => likenessOf(report, { ...report, receivedAt: daysLater(days) });
  expect(at(duplicateLimits.days)).not.toBeNull();
  expect(at(duplicateLimits.days + 1)).toBeNull();
});

test('the service is asked for only where it decides: of strangers nobody sorts the words', () => {
  const unsorted = {
    ...report,
    ...strangers,
    get service(): null {
      throw new Error('asked for');
    },
  };
  expect(likenessOf(report, unsorted)).toBeNull();
});

test('of two anonymous reports the person says nothing, their words may', () => {
  const anonymous = { ...report, person: null, names: [] };
  expect(likenessOf(anonymous, anonymous)!.reasons).toEqual(['sameWords', 'sameService', 'closeDates']);
  expect(likenessOf(anonymous, { ...anonymous, words: strangers.words })).toBeNull();
});

test('another channel is said and decides nothing', () => {
  expect(likenessOf(report, { ...report, channel: 'lapor' })!.reasons).toContain('otherChannel');
  const { score } = likenessOf(report, report)!;
  expect(likenessOf(report, { ...report, channel: 'lapor' })!.score).toBe(score);
});

test('endings and slips leave texts alike, a greeting is like nothing', () => {
  expect(sharedTriples('ktp saya belum tercetak sampai hari ini', 'KTP saya belum dicetak sampai hari ini!')).toBeGreaterThan(
    0.6,
  );
  expect(sharedTriples('halo pak', 'halo pak')).toBe(0);
});
