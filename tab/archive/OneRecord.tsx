import { Button, MessageBar, MessageBarBody, Title3 } from '@fluentui/react-components';
import { useCallback, type ReactNode } from 'react';
import type { ArchiveRecord, ComplaintDetail } from '../../bot/http/contract';
import { ActionDialog } from '../complaint/ActionDialog';
import { useActing, type Acting } from '../complaint/useActing';
import { Section } from '../frame/Section';
import { Told } from '../frame/Told';
import { Trouble } from '../frame/Trouble';
import { Waiting } from '../frame/Waiting';
import { Unbroken } from '../frame/Unbroken';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { addressOf, allRecords } from '../route';
import { formatDay, formatWib } from '../wib';
import { Bundles } from './Bundles';
import { FactList } from '../frame/FactList';
import { RecordEvents } from './RecordEvents';

const recordActions = ['holdRecord', 'releaseRecord', 'appraiseRecord'];

/** One record: its files, its time, and what people have decided about it. */
export function OneRecord({ ticketNumber }: { ticketNumber: string }) {
  const { words, ask } = useOffice();
  const number = encodeURIComponent(ticketNumber);
  const loaded = useLoaded(
    useCallback(() => ask<ArchiveRecord>(`/api/records/${number}`), [ask, number]),
    ticketNumber,
  );
  const onCase = useLoaded(
    useCallback(() => ask<ComplaintDetail>(`/api/complaints/${number}`), [ask, number]),
    ticketNumber,
  );
  const { value: record, refusal, isLoading, reload, replace } = loaded;
  // What was done to the case has changed the record; what others do comes by the stream of changes.
  const done = (after: ComplaintDetail): void => {
    onCase.replace(after);
    void reload();
  };
  const acting = useActing(ticketNumber, { ...onCase, replace: done });
  if (!record && !refusal) return <Waiting text={words('tab:loading')} />;
  return (
    <main className="page" aria-busy={isLoading}>
      <a href={addressOf({ page: 'archive', ticketNumber: null, filter: allRecords })}>← {words('archive:record.back')}</a>
      {refusal && <Trouble refusal={refusal} isOld={record !== undefined} again={() => void reload()} />}
      {record && (
        <>
          <Title3 as="h1">
            <Unbroken text={record.ticketNumber} />
          </Title3>
          <Told told={acting.told} hush={acting.hush} />
          {record.legalHold && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>
                {words('archive:record.held', {
                  number: record.legalHold.number,
                  since: formatDay(record.legalHold.since, words.language),
                })}
              </MessageBarBody>
            </MessageBar>
          )}
          <Actions complaint={onCase.value} acting={acting} />
          <Times record={record} />
          <Bundles record={record} replace={replace} />
          <RecordEvents events={record.events} />
          <a href={addressOf({ page: 'complaint', ticketNumber })}>{words('archive:record.case')}</a>
        </>
      )}
      {acting.doing && onCase.value && <ActionDialog complaint={onCase.value} doing={acting.doing} acting={acting} others={[]} />}
    </main>
  );
}

function Actions({ complaint, acting }: { complaint: ComplaintDetail | undefined; acting: Acting }) {
  const { words } = useOffice();
  const forms = (complaint?.allowedActions ?? []).filter(({ action }) => recordActions.includes(action));
  if (forms.length === 0) return null;
  return (
    <section className="row" aria-label={words('archive:record.actions')}>
      {forms.map(form => (
        <Button key={form.action} disabledFocusable={acting.isBusy} onClick={() => acting.begin(form)}>
          {words(`staff:action.${form.action}`)}
        </Button>
      ))}
    </section>
  );
}

function Times({ record }: { record: ArchiveRecord }) {
  const { words } = useOffice();
  const { closedAt, archivedAt, classificationCode, activeUntil, inactiveUntil, state, appraisal } = record;
  const date = (day: string): string => formatDay(day, words.language, 'short');
  const final = appraisal
    ? words('archive:record.appraisedBy', {
        ...{ decision: words(`archive:record.finalOf.${appraisal.decision}`), number: appraisal.number },
        at: formatDay(appraisal.at, words.language, 'short'),
      })
    : words('archive:record.finalReview');
  const facts: [string, ReactNode][] = [
    [words('archive:stateLabel'), words(`archive:state.${state}`)],
    [words('archive:record.closed'), closedAt && formatWib(closedAt, words.language, 'short')],
    [words('archive:record.archived'), archivedAt && formatWib(archivedAt, words.language, 'short')],
    [words('archive:record.activeUntil'), date(activeUntil)],
    [words('archive:record.inactiveUntil'), date(inactiveUntil)],
    [words('archive:record.final'), final],
    [words('archive:record.code'), `${classificationCode} (${words('archive:codeNote')})`],
  ];
  return (
    <Section title={words('archive:record.retention')}>
      <FactList facts={facts} />
    </Section>
  );
}
