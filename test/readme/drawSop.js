// npm run diagram: writes the SOP diagram of README.md anew from bot/complaint/sop.ts.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { withDiagrams } = require('./sopDiagram.ts');

const file = join(__dirname, '../../README.md');
writeFileSync(file, withDiagrams(readFileSync(file, 'utf8')));
