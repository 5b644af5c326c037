import { Button } from '@fluentui/react-components';
import { useOffice } from '../office/office';

interface PagerProps {
  /** The last place of each page passed. */
  before: readonly string[];
  nextCursor: string | null;
  turnTo: (before: string[]) => void;
  /** What is paged, for those who hear the page. */
  label: string;
}

/** From page to page by the last place of each: new complaints meanwhile shift nothing. */
export function Pager({ before, nextCursor, turnTo, label }: PagerProps) {
  const { words } = useOffice();
  if (before.length === 0 && nextCursor === null) return null;
  return (
    <nav className="row centre" aria-label={label}>
      <Button disabledFocusable={before.length === 0} onClick={() => before.length > 0 && turnTo(before.slice(0, -1))}>
        {words('tab:list.previous')}
      </Button>
      <span>{words('tab:list.page', { page: before.length + 1 })}</span>
      <Button disabledFocusable={nextCursor === null} onClick={() => nextCursor !== null && turnTo([...before, nextCursor])}>
        {words('tab:list.next')}
      </Button>
    </nav>
  );
}
