import { Told } from './Told';

/** What went wrong, in words; nothing while nothing did. */
export function Said({ trouble }: { trouble: string | null }) {
  return <Told told={trouble === null ? null : { intent: 'error', text: trouble }} />;
}
