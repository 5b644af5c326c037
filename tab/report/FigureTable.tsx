import type { ReportSection } from '../../bot/http/contract';
import { useNarrow } from '../frame/useNarrow';
import { useOffice } from '../office/office';

type Table = Extract<ReportSection['blocks'][number], { kind: 'table' }>;

/** A table of the report; on a phone each line is a name with its values beneath, so that nothing has to be scrolled sideways. */
export function FigureTable({ title, headings, rows }: Omit<Table, 'kind'> & { title: string }) {
  const { words } = useOffice();
  if (useNarrow()) return <Narrow headings={headings} rows={rows} />;
  return (
    <table className="report-table" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{words('report:item')}</th>
          {headings.map(heading => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, values }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {values.map((value, index) => (
              <td key={index}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Narrow({ headings, rows }: Omit<Table, 'kind'>) {
  return (
    <dl className="report-lines">
      {rows.map(({ label, values }) => (
        <div key={label}>
          <dt>{label}</dt>
          {values.map((value, index) =>
            value === '' ? null : (
              <dd key={index}>
                {values.length > 1 && <span className="quiet">{headings[index]}: </span>}
                {value}
              </dd>
            ),
          )}
        </div>
      ))}
    </dl>
  );
}
