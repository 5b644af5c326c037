import { useOffice } from '../office/office';
import { Cell } from './Cell';
import { headingOf, usualColumns, type Column } from './columns';
import { CaseNumber, type LinesProps } from './Rows';

/** These speak for themselves; the others are told apart by their headings. */
const plain: readonly Column[] = ['status', 'due', 'channel'];

/** The same as a table's rows, for a narrow page. */
export function Cards({ items, columns = usualColumns, picking = null }: LinesProps) {
  const { words } = useOffice();
  return (
    <ul className="cards" aria-label={words('tab:list.title')}>
      {items.map(item => (
        <li key={item.id}>
          <CaseNumber item={item} picking={picking} />
          {columns
            // Of a case that is closed to its reader no line says that nothing is said.
            .filter(column => item.status || plain.includes(column))
            .map(column => (
              <div key={column} {...(!plain.includes(column) && { className: 'quiet' })}>
                {!plain.includes(column) && `${words(headingOf(column))}: `}
                <Cell column={column} item={item} />
              </div>
            ))}
        </li>
      ))}
    </ul>
  );
}
