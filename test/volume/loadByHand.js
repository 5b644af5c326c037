// node -r ./test/processes/register.js test/volume/loadByHand.js <folder> [count]: see loadComplaints.ts
const { loadComplaints } = require('./loadComplaints.ts');

const [folder, count = '20000'] = process.argv.slice(2);
if (!folder || !(Number(count) > 0)) throw new Error('Name a folder, and if you like how many complaints');
const begin = Date.now();
loadComplaints(folder, Number(count), new Date('2026-11-24T10:00:00+07:00')).then(() =>
  console.log(`${count} complaints in ${((Date.now() - begin) / 1000).toFixed(1)} s`),
);
