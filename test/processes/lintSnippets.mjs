// Lints [{ file, code }] (JSON on standard input) by eslint.config.mjs, without types, and prints one list of messages for each.
// A process of its own, because jest cannot load the configuration: it is an ES module.
import { json } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const eslint = new ESLint({ overrideConfig: { files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked } });
const rules = /^(aduan\/|no-restricted-)/;

const found = [];
for (const { file, code } of await json(process.stdin)) {
  const [{ messages }] = await eslint.lintText(code, { filePath: file });
  found.push(messages.filter(({ ruleId, fatal }) => fatal || rules.test(ruleId)).map(({ message }) => message));
}
process.stdout.write(JSON.stringify(found));
