import { useOffice } from '../office/office';

/** A status by word and symbol. */
export function Status({ status }: { status: string }) {
  const { words } = useOffice();
  return (
    <span className="status">
      <span aria-hidden="true">{words(`staff:statusSymbol.${status}`)}</span> {words(`staff:status.${status}`)}
    </span>
  );
}
