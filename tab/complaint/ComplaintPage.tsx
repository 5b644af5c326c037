import { useCallback, useEffect } from 'react';
import type { ComplaintDetail } from '../../bot/http/contract';
import './complaint.css';
import { Told } from '../frame/Told';
import { lastList } from '../frame/lastList';
import { Trouble } from '../frame/Trouble';
import { Waiting } from '../frame/Waiting';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { ActionDialog } from './ActionDialog';
import { Actions } from './Actions';
import { pressedOnArrival } from './arrival';
import { Attention } from './Attention';
import { Conversation } from './Conversation';
import { Deadlines } from './Deadlines';
import { Duplicates } from './Duplicates';
import { Facts } from './Facts';
import { Head } from './Head';
import { History } from './History';
import { OfReporter } from './OfReporter';
import { Presence } from './Presence';
import { PrintPapers } from './PrintPapers';
import { PrintReceipt } from './PrintReceipt';
import { Answer, Dispositions, Reviews } from './Papers';
import { SignedPapers } from './SignedPapers';
import { Suggested } from './Suggested';
import { OfDisruption } from './OfDisruption';
import { Parts } from './Parts';
import { Tasks } from './Tasks';
import { Unmask } from './Unmask';
import { useActing, type Acting } from './useActing';
import { usePresence } from './usePresence';
import { useUnmasking } from './useUnmasking';

/** One complaint: what the office lets this officer see of it, and what they may do. */
export default function ComplaintPage({ ticketNumber }: { ticketNumber: string }) {
  const { words, ask } = useOffice();
  const load = useCallback(
    () => ask<ComplaintDetail>(`/api/complaints/${encodeURIComponent(ticketNumber)}`),
    [ask, ticketNumber],
  );
  const loaded = useLoaded(load, ticketNumber);
  const { value: complaint, refusal, reload } = loaded;
  const acting = useActing(ticketNumber, loaded);
  useEffect(() => {
    const action = complaint && pressedOnArrival(ticketNumber);
    // A colleague may have been faster: then there is nothing to press, and the page shows why.
    const form = action && complaint.allowedActions.find(each => each.action === action);
    if (form) acting.begin(form);
  }, [complaint, ticketNumber, acting]);
  if (!complaint && !refusal) return <Waiting text={words('tab:loading')} />;
  return (
    <main className="page">
      <a href={lastList()}>← {words('tab:complaint.back')}</a>
      {refusal && <Trouble refusal={refusal} isOld={complaint !== undefined} again={() => void reload()} />}
      {complaint && <Case complaint={complaint} acting={acting} reload={() => void reload()} />}
    </main>
  );
}

interface CaseProps {
  complaint: ComplaintDetail;
  acting: Acting;
  reload: () => void;
}

function Case({ complaint, acting, reload }: CaseProps) {
  const { told, doing } = acting;
  const others = usePresence(complaint, doing?.form.action ?? null);
  // After an action that hid the case from whoever took it, only its number is left.
  const isLost = (complaint.view as string) === 'none';
  return (
    <>
      {!isLost && <Head complaint={complaint} />}
      <Presence others={others} />
      <Told told={told} hush={acting.hush} />
      {!isLost && <Content complaint={complaint} acting={acting} reload={reload} />}
      {doing && <ActionDialog {...{ complaint, doing, acting, others }} />}
    </>
  );
}

function Content({ complaint, acting, reload }: CaseProps) {
  const { words } = useOffice();
  const unmasking = useUnmasking(complaint.ticketNumber);
  const shown = unmasking.over(complaint);
  if (complaint.view === 'outline') return <p>{words('tab:complaint.outline')}</p>;
  if (complaint.view === 'base') return <p>{words('tab:complaint.base')}</p>;
  return (
    <>
      <Actions complaint={complaint} acting={acting} />
      <div className="two">
        <div className="stack">
          <Attention complaint={complaint} acting={acting} />
          <Parts complaint={complaint} />
          <OfDisruption complaint={complaint} acting={acting} />
          <Tasks complaint={complaint} acting={acting} />
          <Duplicates complaint={complaint} acting={acting} />
          <Conversation complaint={shown} acting={acting} />
          <Answer complaint={complaint} />
          <Reviews complaint={complaint} />
          <Dispositions complaint={complaint} />
        </div>
        <div className="stack">
          <Facts complaint={shown}>
            {complaint.view === 'full' && !complaint.isAnonymous && (
              <Unmask ticketNumber={complaint.ticketNumber} unmasking={unmasking} />
            )}
          </Facts>
          <Suggested complaint={complaint} />
          <OfReporter complaint={complaint} acting={acting} />
          <PrintReceipt ticketNumber={complaint.ticketNumber} />
          <PrintPapers complaint={complaint} />
          <SignedPapers complaint={complaint} added={reload} />
          <Deadlines complaint={complaint} />
          <History complaint={complaint} />
        </div>
      </div>
    </>
  );
}
