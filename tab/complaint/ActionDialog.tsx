import { lazy, Suspense } from 'react';
import type { ComplaintDetail, Others } from '../../bot/http/contract';
import { ConfirmDialog } from '../form/ConfirmDialog';
import { FormDialog } from '../form/FormDialog';
import type { FormState } from '../form/useForm';
import type { Values } from '../form/values';
import { useOffice } from '../office/office';
import { AnswerPreview } from './AnswerPreview';
import { writingLines } from './Presence';
import type { Acting, Doing } from './useActing';

const BankPicker = lazy(() => import('../bank/BankPicker'));

interface ActionDialogProps {
  complaint: ComplaintDetail;
  doing: Doing;
  acting: Acting;
  /** Who else has the case open. */
  others: Others;
}

/** What stands over a complaint while an action is under way: its form, or the question before what cannot be taken back. */
export function ActionDialog({ complaint: { ticketNumber, allowedActions }, doing, acting, others }: ActionDialogProps) {
  const { words, me } = useOffice();
  const { action, fields, prefill, context, answerField } = doing.form;
  if (doing.kind === 'confirm') {
    const text = words('tab:complaint.confirmText', { action: words(`staff:action.${action}`), ticket: ticketNumber });
    return (
      <ConfirmDialog {...{ action, text }} isBusy={acting.isBusy} confirm={() => acting.sendAtOnce(doing)} leave={acting.leave} />
    );
  }
  return (
    <FormDialog
      {...{ action, fields, prefill, ticketNumber }}
      about={ticketNumber}
      // What has to be read first may have changed while the form was open.
      context={[
        ...writingLines(words, others).map(line => `⚠ ${line}`),
        ...(allowedActions.find(each => each.action === action)?.context ?? context),
      ]}
      // Another case to merge into is another form.
      draft={[me.id, ticketNumber, action, doing.task, prefill.into, action === 'linkReporter' && prefill.complaint]
        .filter(Boolean)
        .join('.')}
      {...(answerField !== undefined && {
        beside: (values: Values) => (
          <AnswerPreview {...{ ticketNumber, action }} text={answerField && (values[answerField] ?? '')} />
        ),
      })}
      {...(answerField && {
        below: ({ values, change }: FormState) => ({
          [answerField]: (
            <Suspense>
              <BankPicker
                ticketNumber={ticketNumber}
                typed={values[answerField] ?? ''}
                max={fields.find(({ name }) => name === answerField)?.max ?? Infinity}
                put={text => change(answerField, text)}
              />
            </Suspense>
          ),
        }),
      })}
      send={(input, submissionId) => acting.send(doing, input, submissionId)}
      leave={acting.leave}
    />
  );
}
