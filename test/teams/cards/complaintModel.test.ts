import { readCaseFile } from '../../../bot/casework/reading/caseFile';
import { complaintView } from '../../../bot/casework/reading/complaintView';
import { complaintCardModel, type CardContext } from '../../../bot/teams/cards/complaintModel';
import type { CaseDetails } from '../../../bot/teams/cards/complaintCard';
import { textIn } from '../../../bot/text/text';
import { reported } from '../../casework/journeys';
import { openOfficeInTime, type OfficeInTime } from '../../casework/officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const context: CardContext = { allowed: [], refreshUserIds: [] };

async function operatorsCard(id: string, language: 'id' | 'en' = 'id'): Promise<CaseDetails> {
  const file = await readCaseFile(office.db.read, office.office, await office.row(id));
  const view = complaintView(file, await office.person('operator'), office.now())!;
  return complaintCardModel(view, textIn(language), context) as unknown as CaseDetails;
}
const excerpts = async (id: string, language?: 'en') => (await operatorsCard(id, language)).excerpts.map(({ text }) => text);

test('what became of a message is read before its words', async () => {
  const id = await reported(office, 'KTP belum jadi', { providerId: 'wamid.first' });
  await office.writes({ kind: 'edit', text: 'KK belum jadi', quotes: 'wamid.first' });
  expect(await excerpts(id)).toEqual(['[diubah] KK belum jadi']);
  await office.writes({ kind: 'revoke', quotes: 'wamid.first' });
  await office.writes({ kind: 'reaction', text: '👍', quotes: 'wamid.first' });
  expect(await excerpts(id)).toEqual(['[ditarik pengirim] [diubah] KK belum jadi']);
  expect(await excerpts(id, 'en')).toEqual(['[withdrawn by the sender] [changed] KK belum jadi']);
});

test('until when texts go out as they are is said so that it stays true on a stored card', async () => {
  const id = await reported(office);
  const before = (await operatorsCard(id)).replyWindow;
  expect(before).toBe(
    'Terbuka sampai 24 November 2026, 09.12 WIB. Sesudahnya dikirim lewat template; pelapor membalas LIHAT untuk membacanya.',
  );
  office.at('2026-11-25T09:12');
  expect((await operatorsCard(id)).replyWindow).toBe(before);
  await office.db.write(tx => tx.update('ReporterContact', { channel: 'whatsapp' }, { lastInboundAt: null }));
  expect((await operatorsCard(id)).replyWindow).toMatch(/^Belum terbuka/);
});
