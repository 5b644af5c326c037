import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
  Tab,
  TabList,
} from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { useLive } from '../frame/live';
import { useSurroundings } from '../frame/settings';
import { contentOf } from './address';
import { nameOf } from './library';

interface Sheet {
  name: string;
  rows: string[][];
  total: number;
}

/** A workbook's sheets as tables, to be read only. */
export function SheetPreview({ path, onClose }: { path: string; onClose: () => void }) {
  const { words, ask } = useSurroundings();
  const load = useCallback(
    () => ask<{ sheets: Sheet[] }>(`/local/sharepoint/sheets?path=${encodeURIComponent(path)}`),
    [ask, path],
  );
  const { value, error } = useLive(['sharepoint'], load);
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface className="sheets">
        <DialogBody>
          <DialogTitle>
            <span className="library-title">{nameOf(path)}</span>
          </DialogTitle>
          <DialogContent className="sheets-content">
            {error && <p role="alert">{error}</p>}
            {value ? <Sheets sheets={value.sheets} /> : !error && <Spinner label={words('sharepointPage:loading')} />}
          </DialogContent>
          <DialogActions>
            <Button as="a" href={contentOf(path, true)} download>
              {words('sharepointPage:download')}
            </Button>
            <Button appearance="primary" onClick={onClose}>
              {words('sharepointPage:close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Sheets({ sheets }: { sheets: Sheet[] }) {
  const { words } = useSurroundings();
  const [chosen, setChosen] = useState(0);
  const sheet = sheets[chosen];
  if (!sheet) return <p>{words('sharepointPage:noSheets')}</p>;
  const { rows, total } = sheet;
  return (
    <>
      {sheets.length > 1 && (
        <TabList selectedValue={chosen} onTabSelect={(_, { value }) => setChosen(Number(value))}>
          {sheets.map(({ name }, index) => (
            <Tab key={name} value={index}>
              {name}
            </Tab>
          ))}
        </TabList>
      )}
      <p className="library-count">
        {words(rows.length < total ? 'sharepointPage:someRows' : 'sharepointPage:allRows', { shown: rows.length, total })}
      </p>
      <div className="sheets-table" role="region" aria-label={sheet.name} tabIndex={0} lang="id">
        <Rows rows={rows} />
      </div>
    </>
  );
}

/** The first row is the heading, as in every register of the office. */
function Rows({ rows: [head = [], ...rows] }: { rows: string[][] }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((text, column) => (
            <th key={column} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((text, column) => (
              <td key={column}>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
