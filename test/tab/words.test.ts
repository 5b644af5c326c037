import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { channels, outcomes, statuses } from '../../bot/complaint/complaint';
import { inputs, reportFields } from '../../bot/complaint/inputs';
import { namesIn } from '../../bot/http/forms';
import { choiceLabel as serverLabel } from '../../bot/text/fieldText';
import { languages, textIn } from '../../bot/text/text';
import { choiceLabel, fieldLabel } from '../../tab/form/labels';
import en from '../../tab/words/en';
import id from '../../tab/words/id';
import { wordsOf, type Words } from '../../tab/words/words';

const folder = join(__dirname, '../../tab');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => /\.tsx?$/.test(file));

describe.each(languages)('in %s', language => {
  const words = textIn(language);
  const tabWords = Object.assign((key: string) => words(key), {
    language,
    has: words.has,
    codes: () => [],
    add: () => undefined,
  }) as Words;

  test('every text that the tab asks for by its whole name exists', () => {
    const asked = sources.flatMap(file =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/'((?:tab|report|settings|staff|errors):[\w.]+)'/g)].map(
        match => match[1]!,
      ),
    );
    expect(asked.length).toBeGreaterThan(60);
    const groups = ['staff:card.moreGroup'];
    const own = wordsOf(language, { id, en }[language]);
    const isLoaded = (key: string): boolean => /^(?:report|settings):/.test(key) || own.has(key);
    expect(asked.filter(key => !groups.includes(key) && !(words.has(key) && isLoaded(key)))).toEqual([]);
  });

  test('every field and choice of every form is called what the cards call it', () => {
    const forms = [...Object.entries(inputs), ['receive', reportFields] as const];
    for (const [action, fields] of forms) {
      for (const field of fields) {
        expect(fieldLabel(tabWords, action, field.name)).not.toContain('staff:');
        for (const choice of field.choices ?? []) {
          const label = field.name === 'channel' ? words(`staff:channel.${choice}`) : serverLabel(words, field.name, choice);
          expect(choiceLabel(tabWords, namesIn(language), field.name, choice)).toBe(label);
        }
      }
    }
  });

  test('statuses, channels and outcomes that can be filtered by have their words', () => {
    for (const code of statuses) expect(words.has(`staff:status.${code}`)).toBe(true);
    for (const code of channels) expect(words.has(`staff:channel.${code}`)).toBe(true);
    for (const code of outcomes) expect(words.has(`staff:outcome.${code}`)).toBe(true);
  });

  test('the tab reads every text as the server does', () => {
    const mine = wordsOf(language, { id, en }[language]);
    const leaves = (node: object, path: string): [string, string][] =>
      Object.entries(node).flatMap(([name, value]: [string, unknown]): [string, string][] =>
        typeof value === 'string' ? [[`${path}${name}`, value]] : leaves(value as object, `${path}${name}.`),
      );
    const texts = Object.entries({ id, en }[language]).flatMap(([room, node]) => leaves(node, `${room}:`));
    expect(texts.length).toBeGreaterThan(500);
    for (const [key, text] of texts) {
      const names = [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(match => match[1]!);
      const values = Object.fromEntries(names.map((name, place) => [name, place % 2 ? place : `<${name} & $1>`]));
      expect([key, mine(key, values), mine.has(key)]).toEqual([key, words(key, values), true]);
    }
    expect([mine('tab:no.such'), mine.has('tab:no.such'), mine.codes('tab:no.such')]).toEqual(['no.such', false, []]);
    expect(mine.codes('tab:list.stateOf')).toEqual(['open', 'overdue']);
  });
});
