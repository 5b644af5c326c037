import { lazy, Suspense, useState } from 'react';
import type { ComplaintDetail } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { Lines } from '../frame/Waiting';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';

const SignedCopies = lazy(() => import('../signed/SignedCopies'));

type Paper = NonNullable<ComplaintDetail['papers']>[number];

const kinds: readonly Paper[] = ['review', 'disposition', 'answer'];

/** What is said of the newest telaahan, disposition or answer that came back signed, beside it. */
export function SignedLine({ complaint: { signed = [] }, of }: { complaint: ComplaintDetail; of: Paper }) {
  const { words } = useOffice();
  const copy = signed.find(each => each.of === of && each.paper !== 'earlier');
  if (!copy) return null;
  return <p className="quiet">✓ {words('tab:letter.signedAt', { at: formatWib(copy.at, words.language, 'short') })}</p>;
}

/** Which of the case's papers came back signed from outside, and where they are handed in. @param added the case is to be read anew */
export function SignedPapers({ complaint, added }: { complaint: ComplaintDetail; added: () => void }) {
  const { words } = useOffice();
  const { papers = [], signed = [] } = complaint;
  // Of an erased reporter's case no paper is left to be drawn; what was signed is still told of.
  const told = kinds.filter(kind => papers.includes(kind) || signed.some(({ of }) => of === kind));
  if (told.length === 0) return null;
  return (
    <Section title={words('tab:letter.signed')}>
      {told.map(paper => (
        <OfPaper key={paper} paper={paper} complaint={complaint} added={added} />
      ))}
    </Section>
  );
}

function OfPaper({ paper, complaint, added }: { paper: Paper; complaint: ComplaintDetail; added: () => void }) {
  const { words } = useOffice();
  const [isOpen, setOpen] = useState(false);
  const { ticketNumber, papers = [], signed = [], answer, status } = complaint;
  const copies = signed.filter(({ of }) => of === paper);
  const isDraft = isDraftLetter(paper, answer);
  const canBeSigned = !isDraft && papers.includes(paper);
  const address = `/api/complaints/${encodeURIComponent(ticketNumber)}`;
  const count = copies.length > 0 ? words('tab:letter.signedCount', { count: copies.length }) : words('tab:letter.signedNone');
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {words(`tab:letter.title.${paper}`)} · {count}
      </summary>
      {isOpen && (
        <div className="stack">
          <Suspense fallback={<Lines text={words('tab:loading')} />}>
            <SignedCopies
              copies={copies}
              takenAt={!canBeSigned ? null : `${address}/papers/${paper}/signed`}
              openedAt={`${address}/signed`}
              fileName={`${ticketNumber}_${words(`tab:letter.file.${paper}`)}_tte.pdf`}
              says={{
                ...{ paper: `signed:case.paper.${paper}`, taken: 'signed:case.taken', none: null },
                intro: isDraft ? 'signed:case.draft' : canBeSigned ? 'signed:case.intro' : 'signed:case.noPaper',
                waiting: status === 'archived' ? 'signed:filing' : 'signed:case.later',
              }}
              added={added}
            />
          </Suspense>
        </div>
      )}
    </details>
  );
}

/** The letter of an answer that nobody has approved or sent. */
export const isDraftLetter = (paper: Paper | null, answer: ComplaintDetail['answer']): boolean =>
  paper === 'answer' && (answer?.state === 'draft' || answer?.state === 'returned');
