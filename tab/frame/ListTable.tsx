import { Table, TableBody, TableHeader, TableHeaderCell, TableRow } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useOffice } from '../office/office';

interface ListTableProps {
  label: string;
  columns: readonly string[];
  /** Under which a column's heading stands: `<texts>.<column>`. */
  texts: string;
  className?: string;
  /** The rows. */
  children: ReactNode;
}

/** A list as a table; on a phone it is shown as cards instead. */
export function ListTable({ label, columns, texts, className, children }: ListTableProps) {
  const { words } = useOffice();
  return (
    <Table aria-label={label} className={['list', className].filter(Boolean).join(' ')}>
      <TableHeader>
        <TableRow>
          {columns.map(column => (
            <TableHeaderCell key={column} data-column={column}>
              {words(`${texts}.${column}`)}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>{children}</TableBody>
    </Table>
  );
}
