import type { Me } from '../../bot/http/contract';

const writers: readonly string[] = ['operator', 'policyAnalyst', 'headOfDivision'];

/** Whether this officer declares disruptions and writes to their reporters (complaint/disruption.ts). */
export const writesDisruptions = ({ roles }: Me): boolean => roles.some(({ role }) => writers.includes(role));

/** Whether what they write needs nobody's approval. */
export const speaksForOffice = ({ roles }: Me): boolean =>
  roles.some(({ role, kind }) => role === 'headOfDivision' && kind !== 'mandate');
