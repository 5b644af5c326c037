import { fieldsOf, inputs, validateInput } from '../../../bot/complaint/inputs';
import type { Action, ReportAction } from '../../../bot/complaint/sop';
import { mergeDateTimes, renderDialog } from '../../../bot/teams/cards/dialogCard';
import type { DialogModel } from '../../../bot/teams/cards/dialogCard';
import { cardBytes, maxCardBytes } from '../../../bot/teams/cards/render';
import { faultTexts } from '../../../bot/text/fieldText';
import { languages, textIn } from '../../../bot/text/text';
import { everyNode, hostileTexts } from './models';

const id = textIn('id');
const dialog = (action: Action | ReportAction, more: Partial<DialogModel> = {}): DialogModel => ({
  action,
  title: 'Judul · ADU-2026-000123',
  fields: fieldsOf(action),
  choices: {},
  data: { complaintId: 'c1', step: 7, submissionId: 's1' },
  prefill: {},
  ...more,
});
const inputOf = (card: unknown, name: string) => everyNode(card).find(node => node.id === name);
const people = Array.from({ length: 25 }, (_, n) => ({ value: `p${n}`, title: `Petugas Contoh ${n}` }));

test.each(languages.flatMap(language => Object.keys(inputs).map(action => [language, action as Action] as const)))(
  'in %s the form of %s asks for every field and keeps the contract',
  (language, action) => {
    const choices = { handler: people, assignee: people, reportedPerson: people };
    const card = renderDialog(dialog(action, { choices, context: [...hostileTexts].slice(0, 5) }), textIn(language));
    expect(card.version).toBe('1.5');
    expect(cardBytes(card)).toBeLessThanOrEqual(maxCardBytes);
    expect(JSON.stringify(card)).not.toMatch(/\$\{|null|undefined/);
    for (const field of fieldsOf(action)) {
      const input = inputOf(card, field.name);
      expect(input?.label ?? input?.title).toEqual(expect.any(String));
      if (input?.type !== 'Input.Toggle') expect(input?.isRequired).toBe(field.required);
    }
    expect(card.actions).toEqual([
      {
        type: 'Action.Submit',
        title: textIn(language)(`staff:action.${action}`),
        style: 'positive',
        data: { complaintId: 'c1', step: 7, submissionId: 's1', verb: action },
      },
    ]);
  },
);

test('whether an answer holds personal data is never answered by default', () => {
  const input = inputOf(renderDialog(dialog('sendAnswer'), id), 'containsPersonalData');
  expect(input).toMatchObject({ type: 'Input.ChoiceSet', style: 'expanded', isRequired: true, value: '' });
  expect(inputOf(renderDialog(dialog('draftAnswer'), id), 'departsFromDisposition')).toMatchObject({
    type: 'Input.Toggle',
    value: 'false',
  });
});

test('a field required only sometimes says when', () => {
  const card = renderDialog(dialog('sendAnswer'), id);
  expect(inputOf(card, 'identityCheck')?.label).toBe(
    'Pemeriksaan identitas (wajib bila “Memuat data pribadi orang tertentu?”: Ya)',
  );
  expect(inputOf(renderDialog(dialog('take'), id), 'category')?.label).toBe('Kategori (opsional)');
});

test('people are chosen from a list that can be searched, texts are long where they may be', () => {
  const card = renderDialog(dialog('giveDisposition', { choices: { handler: people } }), id);
  expect(inputOf(card, 'handler')).toMatchObject({ type: 'Input.ChoiceSet', style: 'filtered', choices: people });
  expect(inputOf(card, 'instructions')).toMatchObject({ type: 'Input.Text', isMultiline: true, maxLength: 2000 });
  expect(inputOf(card, 'division')).toMatchObject({ label: 'Diteruskan kepada', style: 'compact' });
});

test('a form comes back with what was typed and what is wrong with it', () => {
  const typed = { text: 'Kabar: ${x} *y*', promisedAt: '2026-11-24', promisedAt__time: '10:15' };
  const errors = faultTexts(id, 'sendProgress', [{ name: 'promisedAt', fault: 'inThePast' }]);
  const card = renderDialog(dialog('sendProgress', { prefill: typed, errors }), id);
  expect(inputOf(card, 'text')?.value).toBe(typed.text);
  expect(inputOf(card, 'promisedAt')?.value).toBe('2026-11-24');
  expect(inputOf(card, 'promisedAt__time')?.value).toBe('10:15');
  expect(JSON.stringify(card)).toContain('waktunya sudah lewat');
});

test('a moment is shown in WIB and comes back as the same moment', () => {
  const promisedAt = new Date('2026-11-23T18:30:00Z');
  for (const value of [promisedAt, promisedAt.toISOString()]) {
    const card = renderDialog(dialog('sendProgress', { prefill: { promisedAt: value } }), id);
    const sent = {
      text: 'x',
      promisedAt: inputOf(card, 'promisedAt')?.value,
      promisedAt__time: inputOf(card, 'promisedAt__time')?.value,
    };
    expect(sent.promisedAt).toBe('2026-11-24');
    expect(validateInput('sendProgress', mergeDateTimes(sent))).toEqual({ text: 'x', promisedAt });
  }
});

test('a date without a time stays a date, a time without a date stays nothing', () => {
  expect(mergeDateTimes({ dueAt: '2026-11-24', dueAt__time: '', note: 'a' })).toEqual({ dueAt: '2026-11-24', note: 'a' });
  expect(mergeDateTimes({ dueAt: '', dueAt__time: '10:00' })).toEqual({ dueAt: '' });
});

test('a text to be copied stands in full in an input, whatever it holds', () => {
  const text = `Bapak/Ibu,\n${'jawaban panjang ${x} *tegas* '.repeat(120)}`;
  const card = renderDialog(dialog('markSent', { toCopy: text }), id);
  expect(inputOf(card, 'toCopy')).toMatchObject({ type: 'Input.Text', isMultiline: true, value: text });
  expect(JSON.stringify(renderDialog(dialog('markSent'), id))).not.toContain('toCopy');
});
