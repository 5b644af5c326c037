import { Button, MessageBar, MessageBarBody, Title3 } from '@fluentui/react-components';
import { useState } from 'react';
import type { ComplaintDetail, Field } from '../../bot/http/contract';
import { Parts } from '../complaint/Parts';
import { PrintReceipt } from '../complaint/PrintReceipt';
import { Form } from '../form/Form';
import { useForm } from '../form/useForm';
import { useOffice } from '../office/office';
import { OfferOpening } from '../opening/OfferOpening';
import { addressOf } from '../route';
import { formatWib } from '../wib';
import { useIssues } from './useIssues';

/** What became of it: a complaint with its number, or a note to something that exists. */
type Entered = ComplaintDetail | { noted: true };

/** "Catat aduan": a report that no program received (SOP steps 1–2). */
export default function EnterPage() {
  const { words, me } = useOffice();
  const [entered, setEntered] = useState<Entered | null>(null);
  const { reportFields } = me;
  return (
    <main className="page form-page">
      <Title3 as="h1">{words('tab:enter.title')}</Title3>
      {!reportFields ? (
        <p>{words('tab:enter.notYours')}</p>
      ) : entered ? (
        <Told entered={entered} another={() => setEntered(null)} />
      ) : (
        <Report fields={reportFields} told={setEntered} />
      )}
    </main>
  );
}

function Report({ fields, told }: { fields: readonly Field[]; told: (entered: Entered) => void }) {
  const { words, ask, me } = useOffice();
  const onlyChannel = fields.find(({ name }) => name === 'channel')?.choices;
  const form = useForm({
    action: null,
    fields,
    prefill: onlyChannel?.length === 1 ? { channel: onlyChannel[0] } : {},
    draft: `${me.id}.enter`,
    send: async (input, submissionId) => told(await ask<Entered>('/api/complaints', { ...input, submissionId })),
  });
  const issues = useIssues(fields, form);
  return (
    <>
      <p>{words('tab:enter.intro')}</p>
      <div className="panel">
        <Form
          id="enter"
          action={null}
          fields={issues.fields}
          below={issues.buttons}
          form={form}
          later={{ title: words('tab:enter.later'), names: fields.flatMap(({ name, later }) => (later ? [name] : [])) }}
          onSubmit={() => void form.submit()}
        />
      </div>
      <div>
        <Button type="submit" form="enter" appearance="primary" disabledFocusable={form.isSending}>
          {words(form.isSending ? 'tab:complaint.oneMoment' : 'tab:enter.submit')}
        </Button>
      </div>
      <OfferOpening />
    </>
  );
}

function Told({ entered, another }: { entered: Entered; another: () => void }) {
  const { words } = useOffice();
  const { ticketNumber, due } = 'noted' in entered ? { ticketNumber: null, due: null } : entered;
  return (
    <>
      <MessageBar intent={ticketNumber ? 'success' : 'info'} layout="multiline" role="status">
        <MessageBarBody>
          {ticketNumber ? words('tab:enter.registered', { ticket: ticketNumber }) : words('tab:enter.noted')}{' '}
          {due && words('tab:enter.due', { at: formatWib(due.at, words.language, 'short') })}
        </MessageBarBody>
      </MessageBar>
      {!('noted' in entered) && <Parts complaint={entered} />}
      {ticketNumber && <PrintReceipt ticketNumber={ticketNumber} />}
      <div className="row">
        {ticketNumber && (
          <a href={addressOf({ page: 'complaint', ticketNumber })}>{words('tab:enter.open', { ticket: ticketNumber })}</a>
        )}
        <Button onClick={another} autoFocus>
          {words('tab:enter.another')}
        </Button>
      </div>
    </>
  );
}
