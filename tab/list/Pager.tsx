import { Button } from '@fluentui/react-components';
import { useOffice } from '../office/office';
import type { Filter } from '../route';
import { goTo } from '../useRoute';

/** From page to page by the last number of each: new complaints meanwhile shift nothing. */
export function Pager({ filter, nextCursor }: { filter: Filter; nextCursor: string | null }) {
  const { words } = useOffice();
  const { before } = filter;
  if (before.length === 0 && nextCursor === null) return null;
  const turnTo = (passed: string[]) => goTo({ page: 'list', filter: { ...filter, before: passed } });
  return (
    <nav className="row centre" aria-label={words('tab:list.pages')}>
      <Button disabledFocusable={before.length === 0} onClick={() => before.length > 0 && turnTo(before.slice(0, -1))}>
        {words('tab:list.newer')}
      </Button>
      <span>{words('tab:list.page', { page: before.length + 1 })}</span>
      <Button disabledFocusable={nextCursor === null} onClick={() => nextCursor !== null && turnTo([...before, nextCursor])}>
        {words('tab:list.older')}
      </Button>
    </nav>
  );
}
