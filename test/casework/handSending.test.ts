import { readCaseFile } from '../../bot/casework/caseFile';
import { channelCardView, complaintView } from '../../bot/casework/complaintView';
import { enterReport } from '../../bot/casework/enterReport';
import { handSending } from '../../bot/casework/handSending';
import { normalizePhone } from '../../bot/channels/phoneNumber';
import { personas } from '../../bot/local/personas';
import { citizen, openOfficeInTime, type OfficeInTime } from './officeInTime';

/** A text that no program can send carries the way to its reader, for those alone who may see everything (DOMAIN §4.9). */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

async function entered(input: object) {
  const complaint = await enterReport({
    office: office.office,
    by: await office.person('operator'),
    input: { text: 'KTP saya belum jadi', ...input },
    phoneNumber: normalizePhone,
    understand: () => () => ({ intent: 'other', certain: false }),
  });
  return readCaseFile(office.db.read, office.office, await office.row(complaint!.id));
}

test('the number stands in the link of whoever may see everything, and nowhere else in anybody’s view', async () => {
  const file = await entered({ channel: 'phone', contact: citizen, isConfidential: true });
  const views = [];
  for (const { key } of personas) views.push(complaintView(file, await office.person(key), office.office.now()));
  const seen = views.filter(view => view !== null);
  expect(new Set(seen.map(({ view }) => view))).toEqual(new Set(['full', 'masked', 'outline']));
  for (const view of seen) {
    const links = view.details?.tasks.map(task => task.link) ?? [];
    if (view.view === 'full') expect(links).toEqual([expect.stringMatching(`^https://wa\\.me/${citizen}\\?text=`)]);
    else expect(links.every(link => link === null)).toBe(true);
    const { details, ...outside } = view;
    const without = {
      ...outside,
      details: details && { ...details, tasks: details.tasks.map(task => ({ ...task, link: null })) },
    };
    expect(JSON.stringify(without)).not.toContain(citizen);
  }
  expect(JSON.stringify(channelCardView(file, office.office.now()))).not.toContain(citizen);
});

test('the number of an anonymous reporter is opened for nobody', async () => {
  const file = await entered({ channel: 'phone', contact: citizen, isAnonymous: true });
  const view = complaintView(file, await office.person('operator'), office.office.now())!;
  expect(view.details!.tasks.map(({ way, link }) => [way, link])).toEqual([['anonymous', null]]);
  expect(JSON.stringify(view)).not.toContain(citizen);
});

test('a text goes along as it is written, and one too long for a link is copied instead', async () => {
  const file = await entered({ channel: 'phone', contact: citizen });
  const { link } = handSending(file, 'Baris satu & 50%\nBaris dua 🙏');
  expect(new URL(link!).searchParams.get('text')).toBe('Baris satu & 50%\nBaris dua 🙏');
  expect(handSending(file, 'terpotong \ud83d').link).toContain('terpotong');
  expect(handSending(file, 'x'.repeat(3500)).link).toBe(`https://wa.me/${citizen}`);
});

test('LAPOR! is answered on the report’s own page; a letter has no page to open', async () => {
  const lapor = await entered({ channel: 'lapor', contact: null, externalId: '#99000001' });
  expect(handSending(lapor, 'Jawaban')).toEqual({ way: 'lapor', link: 'https://www.lapor.go.id/pengaduan/99000001' });
  expect(handSending(await entered({ channel: 'letter', contact: 'Jl. Contoh 1' }), 'Jawaban')).toEqual({
    way: 'other',
    link: null,
  });
});
