import { useOffice } from '../office/office';
import { formatWib } from '../wib';

interface DueAt {
  at: string;
  overdue: boolean;
  provisional: boolean;
}

/** The clock that matters most; late is said by a word and a sign, not by colour alone. */
export function Due({ due, closedAt }: { due: DueAt | null; closedAt?: string | null | undefined }) {
  const { words } = useOffice();
  const at = (moment: string): string => formatWib(moment, words.language, 'short');
  if (!due) return <>{closedAt ? `${words('tab:list.ended')} ${at(closedAt)}` : words('staff:card.noDue')}</>;
  const kind = due.overdue ? 'overdue' : 'dueAt';
  const key = due.provisional ? { overdue: 'overdueProvisional', dueAt: 'dueProvisional' }[kind] : kind;
  return <span className={due.overdue ? 'late' : undefined}>{words(`staff:card.${key}`, { at: at(due.at) })}</span>;
}
