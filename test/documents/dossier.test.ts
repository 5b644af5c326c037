import { renderDossier } from '../../bot/documents/dossier';
import { hostileTexts } from '../teams/cards/models';
import { hearing, isTaggedArchivePdf, pagesOf } from './pdf';
import { dossier } from './samples';

test('a dossier is a tagged PDF/A-2b, and the same dossier gives the same bytes', async () => {
  const { words } = hearing();
  const [first, again] = [await renderDossier(dossier, words), await renderDossier({ ...dossier }, words)];
  expect(isTaggedArchivePdf(first)).toBe(true);
  expect(first.equals(again)).toBe(true);
  expect((await renderDossier({ ...dossier, chainHead: 'aa' }, words)).equals(first)).toBe(false);
});

test('what a case does not have is "Nihil" in one line', async () => {
  const { words, asked } = hearing();
  const nothing = { report: null, conversation: [], reviews: [], dispositions: [], answers: [], confirmation: null, history: [] };
  await renderDossier({ ...dossier, ...nothing }, words);
  expect(asked.filter(key => key === 'nil')).toHaveLength(Object.keys(nothing).length);
  const full = hearing();
  await renderDossier(dossier, full.words);
  expect(full.asked).not.toContain('nil');
});

test.each(hostileTexts.map((text, nth) => [nth, text] as const))('hostile text %i is printed, not obeyed', async (_nth, text) => {
  const conversation = [{ ...dossier.conversation[0]!, who: text, text }];
  const said = { ...dossier, reporter: text, conversation, report: { ...dossier.report!, text } };
  const pdf = await renderDossier(said, hearing().words);
  expect(isTaggedArchivePdf(pdf)).toBe(true);
  expect(pdf.toString('latin1')).not.toMatch(/\/JavaScript|\/JS\b|\/URI\b|\/Launch\b/);
});

test('a conversation of any length flows over as many pages as it needs', async () => {
  const { words } = hearing();
  const conversation = Array.from({ length: 300 }, () => dossier.conversation[0]!);
  const [few, many] = [await renderDossier(dossier, words), await renderDossier({ ...dossier, conversation }, words)];
  expect(pagesOf(many)).toBeGreaterThan(pagesOf(few) + 10);
});
