/** A name that stands in capitals on the letterhead, as a sentence has it: `Dinas Kependudukan dan Pencatatan Sipil`. */
export function nameInText(name: string): string {
  if (name !== name.toUpperCase()) return name;
  const small = ['dan', 'di', 'ke', 'dari', 'untuk'];
  return name
    .toLowerCase()
    .split(' ')
    .map((word, i) => (i > 0 && small.includes(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}
