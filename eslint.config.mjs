import { dirname, relative, resolve } from 'node:path';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const root = import.meta.dirname;

/**
 * Imports of bot/ point one way. A room is a folder or file of bot/; a row names what it may import, as a whole or one file of it.
 * Everyone may import its own room and `forEveryone`. A room without a row may not be there: a new one gets its row here first.
 */
const rooms = {
  // The wiring; it alone imports `local`, the stand-ins.
  index: [
    ...['config', 'log', 'database', 'http', 'intake', 'outbox', 'effects', 'local'],
    ...['casework', 'channels', 'teams', 'archive', 'files'],
  ],
  demoCommand: ['index', 'config', 'log', 'local/demo'],
  playgroundCommand: ['index', 'config', 'log', 'local/playground'],
  outboxCommand: ['index', 'config', 'database', 'intake', 'outbox'],
  staffCommand: ['index', 'config', 'database', 'casework/registerStaff'],
  config: ['database/sealed'],
  log: [],
  // A receipt is drawn while the citizen waits for it, a table while its reader does; every other paper comes by way of the outbox.
  http: [
    'teams',
    'channels',
    'files',
    'casework',
    'database/dataSource',
    'database/tables',
    'log',
    'documents/disposalList',
    'documents/receipt',
    'documents/sheet',
  ],
  intake: ['channels', 'casework', 'database'],
  teams: ['casework', 'database/tables', 'database/dialect'],
  effects: ['teams', 'channels', 'documents', 'archive', 'files', 'casework', 'database/tables', 'outbox/effect', 'outbox/queue'],
  casework: ['outbox/queue', 'database'],
  outbox: ['database'],
  local: ['config', 'database', 'http/pages'],
  database: [],
  channels: [],
  documents: [],
  archive: [],
  files: [],
  text: [],
  complaint: [],
};
const forEveryone = ['complaint', 'text'];

/** Packages that one room alone may import, and the room that imports none: the rules know no SDK and no I/O. */
const packages = { teams: /^(botbuilder|botframework)/ };
const pure = 'complaint';

/** 'outbox/queue' for …/bot/outbox/queue.ts; null outside bot/. */
function placeOf(file) {
  const path = relative(`${root}/bot`, file).replaceAll('\\', '/');
  return path.startsWith('..') ? null : path.replace(/\.(ts|js|json)$/, '');
}

const roomOf = place => place.split('/')[0];
const covers = allowed => place => place === allowed || place.startsWith(`${allowed}/`);

/** Why `from` (a file) may not import `what` (as written there), or null. */
function wrongImport(from, what) {
  const room = roomOf(placeOf(from));
  if (!(room in rooms)) return `bot/${room} has no row in the rooms of eslint.config.mjs.`;
  if (!what.startsWith('.')) {
    if (room === pure) return `bot/${pure} imports only itself: no '${what}'.`;
    const owner = Object.keys(packages).find(name => packages[name].test(what));
    return owner && owner !== room ? `Only bot/${owner} imports '${what}'.` : null;
  }
  const place = placeOf(resolve(dirname(from), what));
  if (place === null) return `bot/ imports nothing outside bot/: '${what}'.`;
  const allowed = room === pure ? [pure] : [room, ...forEveryone, ...rooms[room]];
  return allowed.some(name => covers(name)(place)) ? null : `bot/${room} may not import bot/${place}.`;
}

const imports = {
  create(context) {
    const check = node => {
      const what = node?.type === 'Literal' ? node.value : undefined;
      const message = typeof what === 'string' && wrongImport(context.filename, what);
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: node => check(node.source),
      ImportExpression: node => check(node.source),
      ExportNamedDeclaration: node => check(node.source),
      ExportAllDeclaration: node => check(node.source),
      TSImportType: node => check(node.source),
      TSExternalModuleReference: node => check(node.expression),
      'CallExpression[callee.name=require]': node => check(node.arguments[0]),
    };
  },
};

/**
 * Why a page may not import `what`, or null. The tab: its own files, types of http/contract, JSON, marks, insertText and tabPages of text/. The local
 * pages: their own files, `complaint` and `text`.
 */
function wrongPageImport(from, what, isType) {
  if (!what.startsWith('.')) return packages.teams.test(what) ? `Only bot/teams imports '${what}'.` : null;
  const target = relative(root, resolve(dirname(from), what)).replaceAll('\\', '/');
  const isTab = relative(root, from).startsWith('tab');
  if (target.startsWith(isTab ? 'tab/' : 'bot/local/pages/')) return null;
  if (isTab && target === 'bot/http/contract' && isType) return null;
  if (isTab ? /^bot\/text\/(.*\.json|marks|insertText|tabPages)$/.test(target) : /^bot\/(text|complaint)\//.test(target))
    return null;
  return isTab
    ? `The tab imports types of bot/http/contract, JSON, marks, insertText and tabPages of bot/text: not '${what}'.`
    : `A local page may not import ${target}.`;
}

const pageImports = {
  create(context) {
    const check = (node, isType) => {
      const what = node?.type === 'Literal' ? node.value : undefined;
      const message = typeof what === 'string' && wrongPageImport(context.filename, what, isType);
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: node =>
        check(node.source, node.importKind === 'type' || node.specifiers.every(each => each.importKind === 'type')),
      ImportExpression: node => check(node.source, false),
      ExportNamedDeclaration: node => check(node.source, node.exportKind === 'type'),
      ExportAllDeclaration: node => check(node.source, node.exportKind === 'type'),
    };
  },
};

const unused = { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true };

export default defineConfig(
  { ignores: ['dist/', 'build/', 'data/', 'data-demo/', 'data-playground/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    extends: [tseslint.configs.recommended],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-control-regex': 'error',
      '@typescript-eslint/no-unused-vars': ['error', unused],
    },
  },
  {
    files: ['**/*.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: {
      parserOptions: { project: ['tsconfig.json', 'tab/tsconfig.json', 'bot/local/pages/tsconfig.json'], tsconfigRootDir: root },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // An async function without await keeps the shape of its neighbours.
      '@typescript-eslint/require-await': 'off',
      // `!` after an index says that the element is there, which the compiler is not asked to doubt yet.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // What came from outside is written as it is, and tests look at the result.
      '@typescript-eslint/no-base-to-string': 'off',
      // Services are objects of functions that know no `this`; they may be taken apart.
      '@typescript-eslint/unbound-method': 'off',
      // Errors are `unknown` until someone looks at them.
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      // restify's req.params, req.body and res.send() are `any`: looking at one is fine, passing it on as it is stays an error.
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['bot/**/*.{ts,tsx}'],
    ignores: ['bot/local/pages/**'],
    plugins: { aduan: { rules: { imports } } },
    rules: {
      'aduan/imports': 'error',
      // Log lines go through the allow-list of bot/log.ts.
      'no-console': 'error',
    },
  },
  {
    // Pages run in a browser: of the server they may know types, rules and texts.
    files: ['tab/**/*.{ts,tsx}', 'bot/local/pages/**/*.{ts,tsx}'],
    plugins: { aduan: { rules: { pageImports } } },
    rules: { 'aduan/pageImports': 'error', 'no-console': 'error' },
  },
  {
    files: ['bot/**/*.ts'],
    ignores: ['bot/config.ts', 'bot/local/pages/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only bot/config.ts reads the settings.' },
      ],
      'no-restricted-imports': ['error', 'process', 'node:process'],
    },
  },
  {
    // The rules are pure: time and chance are given to them.
    files: ['bot/complaint/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name=Date][arguments.length=0]', message: 'The rules have no clock: take `now`.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The rules have no clock: take `now`.' },
        { object: 'Math', property: 'random', message: 'The rules throw no dice.' },
      ],
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'Buffer'],
    },
  },
  {
    files: ['test/**/*.ts'],
    // What came over a wire is looked at freely by tests.
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      // An async function as a server's handler: its rejection ends the test.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
);
