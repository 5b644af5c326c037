import type { Field } from '../../bot/http/contract';
import { FormDialog } from '../form/FormDialog';
import { useOffice } from '../office/office';
import type { Doing, Writing } from './useWriting';

interface BankDialogProps {
  fields: readonly Field[];
  doing: Doing;
  writing: Writing;
}

/** A text is written: new, anew, or out of a case's answer. */
export function BankDialog({ fields, doing: { text, draft }, writing }: BankDialogProps) {
  const { words, me } = useOffice();
  const title = words(text ? 'tab:bank.editTitle' : 'tab:bank.newTitle');
  return (
    <FormDialog
      action="bankText"
      about=""
      named={{ title, submit: words('tab:bank.save') }}
      fields={fields}
      prefill={text ? { ...text, answer: text.text, owner: text.owner.id } : { owner: me.id, reviewIn: '6', ...draft?.prefill }}
      context={draft ? covered(draft.covered) : []}
      // Another version is another form.
      draft={[me.id, 'bank', text?.id, text?.version, draft?.source].filter(Boolean).join('.')}
      below={() => ({ answer: <Variables /> })}
      send={(input, submissionId) => writing.save(input, submissionId)}
      leave={writing.leave}
    />
  );

  /** What in a case's answer was somebody's, so that nobody overlooks it. */
  function covered({ names, numbers }: { names: number; numbers: number }): string[] {
    return [
      ...(names > 0 ? [words('tab:bank.coveredNames')] : []),
      ...(numbers > 0 ? [words('tab:bank.coveredNumbers')] : []),
      words('tab:bank.readAll'),
    ];
  }
}

function Variables() {
  const { words } = useOffice();
  return (
    <div className="quiet">
      {words('tab:bank.variables')}
      <ul className="variables">
        {words.codes('tab:bank.variable').map(name => (
          <li key={name}>
            <code>{`{${name}}`}</code> {words(`tab:bank.variable.${name}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
