import type { Others } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import type { Words } from '../words/words';

/** "Petugas Contoh A sedang mengisi “Tulis jawaban” pada laporan ini." */
export const writingLines = (words: Words, others: Others): string[] =>
  others.flatMap(({ name, doing }) =>
    doing ? [words('staff:presence.doing', { who: name, action: words(`staff:action.${doing}`) })] : [],
  );

/** Colleagues who have the same case open; said to a screen reader when it changes. */
export function Presence({ others }: { others: Others }) {
  const { words } = useOffice();
  const looking = others.flatMap(({ name, doing }) => (doing ? [] : [words('staff:presence.looking', { who: name })]));
  return (
    <div role="status" className="stack tight">
      {writingLines(words, others).map(line => (
        <p key={line} className="notice">
          ✎ {line}
        </p>
      ))}
      {looking.length > 0 && <p className="quiet">{looking.join(' ')}</p>}
    </div>
  );
}
