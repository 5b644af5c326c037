import { act } from '../casework/act';
import { actOnReport } from '../casework/report/monthlyReport';
import type { Office } from '../casework/office';
import type { Person } from '../complaint/complaint';
import type { PressedButton } from './button';

/** Verbs that only ask for the reader's own view. */
const looking: readonly string[] = ['refresh', 'showMyActions', ''];

/** Carries out what a button, a dialog or a message says, on a complaint or a monthly report. @throws DomainError */
export async function perform(office: Office, person: Person, button: PressedButton): Promise<void> {
  const { verb, month, complaintId, step, seen, submissionId, input } = button;
  if (looking.includes(verb)) return;
  if (month !== null) await actOnReport(office, { month, action: verb, step, by: person, input, submissionId });
  else
    await act(office, {
      complaintId,
      action: verb,
      by: { kind: 'person', person },
      step,
      seen,
      submissionId,
      input,
      from: 'teams',
    });
}
