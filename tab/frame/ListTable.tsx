import { Table, TableBody, TableHeader, TableHeaderCell, TableRow } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useOffice } from '../office/office';

interface ListTableProps {
  label: string;
  columns: readonly string[];
  /** The key of a column's heading. */
  headingOf: (column: string) => string;
  className?: string;
  /** The rows. */
  children: ReactNode;
}

/** A list as a table; on a phone it is shown as cards instead. */
export function ListTable({ label, columns, headingOf, className, children }: ListTableProps) {
  const { words } = useOffice();
  return (
    <Table aria-label={label} className={['list', className].filter(Boolean).join(' ')}>
      <TableHeader>
        <TableRow>
          {columns.map(column => (
            <TableHeaderCell key={column} data-column={column}>
              {words(headingOf(column))}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>{children}</TableBody>
    </Table>
  );
}
