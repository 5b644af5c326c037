import { Button, Field, Input, MessageBar, MessageBarBody, Radio, RadioGroup, Title3 } from '@fluentui/react-components';
import { NotYours } from '../frame/NotYours';
import { Said } from '../frame/Said';
import { Section } from '../frame/Section';
import { FileButton } from '../importing/FileButton';
import { useDropping } from '../importing/useDropping';
import '../importing/importing.css';
import { useOffice } from '../office/office';
import { addressOf } from '../route';
import { numberIn } from '../words/numbers';
import { ChatFound } from './ChatFound';
import { mayImportChats, useChatImport, type ChatImporting } from './useChatImport';

/** "Impor obrolan WhatsApp": what was said on the office's handset, brought into a complaint (DOMAIN §4.9). */
export default function ChatPage() {
  const { me } = useOffice();
  return mayImportChats(me) ? <Work /> : <NotYours page="chat" />;
}

function Work() {
  const { words } = useOffice();
  const importing = useChatImport();
  const { isBusy, fileName, found, done, refusal, choose } = importing;
  const drop = useDropping(choose);
  return (
    <main className="page form-page" data-dropping={drop.isOver || undefined} {...drop.handlers}>
      <Title3 as="h1">{words('tab:chat.title')}</Title3>
      {done ? (
        <Done importing={importing} />
      ) : (
        <>
          <Section title={words('tab:chat.file')}>
            <div>
              <p>{words('tab:chat.whereFrom')}</p>
              <p className="quiet">{words('tab:chat.accepted')}</p>
            </div>
            <FileButton accept=".txt,.zip" isFirst={!fileName} isBusy={isBusy === 'importing'} choose={choose} />
            {fileName && (
              <p className="words">
                {words('tab:importing.chosen')} <strong>{fileName}</strong>
              </p>
            )}
            <p role="status" className={isBusy ? undefined : 'visually-hidden'}>
              {isBusy && words(isBusy === 'checking' ? 'tab:chat.checking' : 'tab:chat.running')}
            </p>
            {!found && <Said trouble={refusal?.message ?? null} />}
          </Section>
          {found && <Chosen importing={importing} names={found.names} />}
          {found && <ChatFound found={found} importing={importing} />}
        </>
      )}
    </main>
  );
}

function Chosen({ importing, names }: { importing: ChatImporting; names: { name: string; messages: number }[] }) {
  const { words } = useOffice();
  const { choices, change, refusal } = importing;
  const faults = Object.fromEntries((refusal?.fields ?? []).map(({ name, text }) => [name, text]));
  const fault = (name: string) => (faults[name] ? { validationMessage: faults[name], validationState: 'error' as const } : {});
  return (
    <Section title={words('tab:chat.choose')}>
      <Field label={words('tab:chat.who')} required {...fault('reporter')}>
        <RadioGroup value={choices.reporter} onChange={(_, { value }) => change({ reporter: value })}>
          {names.map(({ name, messages }) => (
            <Radio
              key={name}
              value={name}
              label={words('tab:chat.name', { name, messages: numberIn(words.language, messages) })}
            />
          ))}
        </RadioGroup>
      </Field>
      <Field label={words('tab:chat.where')}>
        <RadioGroup value={choices.into} onChange={(_, { value }) => change({ into: value === 'new' ? 'new' : 'existing' })}>
          <Radio value="new" label={words('tab:chat.asNew')} />
          <Radio value="existing" label={words('tab:chat.asExisting')} />
        </RadioGroup>
      </Field>
      {choices.into === 'new' ? (
        <Field label={words('tab:chat.contact')} required {...fault('contact')}>
          <Input type="tel" value={choices.contact} onChange={(_, { value }) => change({ contact: value })} />
        </Field>
      ) : (
        <Field label={words('tab:chat.ticket')} required>
          <Input
            value={choices.complaint}
            placeholder="ADU-2026-000001"
            onChange={(_, { value }) => change({ complaint: value })}
          />
        </Field>
      )}
      <Field label={words('tab:chat.since')} hint={words('tab:chat.sinceHint')} {...fault('since')}>
        <Input type="date" value={choices.since} onChange={(_, { value }) => change({ since: value })} />
      </Field>
      <Said trouble={refusal?.message ?? null} />
      <div className="row">
        <Button disabledFocusable={importing.isBusy !== null} onClick={importing.check}>
          {words('tab:chat.check')}
        </Button>
      </div>
    </Section>
  );
}

function Done({ importing: { done, leave } }: { importing: ChatImporting }) {
  const { words } = useOffice();
  if (!done?.ticketNumber) return null;
  const ticket = done.ticketNumber;
  const told = words(done.new > 0 ? 'tab:chat.done' : 'tab:chat.doneNone', { count: numberIn(words.language, done.new), ticket });
  return (
    <>
      <MessageBar intent="success" layout="multiline" role="status">
        <MessageBarBody>{told}</MessageBarBody>
      </MessageBar>
      <div className="row">
        <a href={addressOf({ page: 'complaint', ticketNumber: ticket })}>{words('tab:chat.open', { ticket })}</a>
        <Button onClick={leave}>{words('tab:chat.another')}</Button>
      </div>
    </>
  );
}
