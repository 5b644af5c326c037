import type { ComplaintDetail } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import { Marked } from './Marked';

type Marks = NonNullable<ComplaintDetail['messages']>[number]['marks'];

/** What became of a message: passed on, changed, withdrawn, answered by a reaction. Its earlier words can be opened. */
export function MessageMarks({ marks }: { marks: Marks }) {
  const { words } = useOffice();
  const { forwarded, editedAt, earlier, withdrawnAt, reaction } = marks;
  const at = (moment: string): string => formatWib(moment, words.language, 'short');
  return (
    <>
      {forwarded && (
        <p className="mark">
          <span aria-hidden="true">↪ </span>
          {words(`staff:mark.forwarded.${forwarded}`)}
        </p>
      )}
      {editedAt && (
        <details className="mark">
          <summary>{words('staff:mark.edited', { at: at(editedAt) })}</summary>
          {earlier.map(({ text, at: written }, index) => (
            <div key={index} className="words">
              {words('staff:mark.earlierAt', { at: at(written) })} <Marked text={text ?? words('staff:mark.withoutText')} />
            </div>
          ))}
        </details>
      )}
      {withdrawnAt && (
        <p className="mark withdrawn">
          <span aria-hidden="true">⊘ </span>
          {words('staff:mark.withdrawn', { at: at(withdrawnAt) })}
        </p>
      )}
      {reaction && <p className="mark">{reactionText(reaction)}</p>}
    </>
  );

  function reactionText({ emoji, at: given, isRemoved }: NonNullable<Marks['reaction']>): string {
    const key = !isRemoved ? 'given' : emoji === null ? 'unknownRemoved' : 'removed';
    return words(`staff:mark.reaction.${key}`, { emoji, at: at(given) });
  }
}
