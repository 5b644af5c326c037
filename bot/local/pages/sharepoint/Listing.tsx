import { Button, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow } from '@fluentui/react-components';
import { Info20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useSurroundings } from '../frame/settings';
import { FileName, FolderName } from './FileName';
import { nameOf, type FiledDocument, type Folder } from './library';
import { listed, sorted, type Listed, type Sorting } from './listed';

interface Props {
  folders: Folder[];
  files: FiledDocument[];
  /** The path of the file whose details are shown. */
  chosen: string;
  /** In search results: where each file lies. */
  showsFolder: boolean;
  onOpen: (folder: string) => void;
  onDetails: (file: string) => void;
  onPreview: (file: string) => void;
}

/** Folders first, then files, by any column; a card each where there is no room for a table. */
export function Listing({ folders, files, chosen, showsFolder, onOpen, onDetails, onPreview }: Props) {
  const { words, language } = useSurroundings();
  const [sorting, setSorting] = useState<Sorting>({ by: 'name', isDescending: false });
  const sortBy = (by: Listed): void => setSorting(before => ({ by, isDescending: before.by === by && !before.isDescending }));
  const direction = sorting.isDescending ? 'descending' : 'ascending';
  const cells = (row: FiledDocument | Folder) =>
    listed.slice(1).map(({ name, text, lang }) => (
      <TableCell
        key={name}
        className={`library-column-${name}`}
        lang={lang}
        data-heading={words(`sharepointPage:column.${name}`)}
      >
        {text(row, language)}
      </TableCell>
    ));
  return (
    <Table className="library-table" sortable aria-label={words('sharepointPage:files')}>
      <TableHeader>
        <TableRow>
          {listed.map(({ name }) => (
            <TableHeaderCell
              key={name}
              className={`library-column-${name}`}
              sortDirection={sorting.by === name ? direction : undefined}
              onClick={() => sortBy(name)}
            >
              {words(`sharepointPage:column.${name}`)}
            </TableHeaderCell>
          ))}
          <TableHeaderCell sortable={false} className="library-more">
            <span className="visually-hidden">{words('sharepointPage:details')}</span>
          </TableHeaderCell>
        </TableRow>
      </TableHeader>
      <TableBody>
        {sorted(folders, sorting).map(folder => (
          <TableRow key={folder.path}>
            <TableCell className="library-first">
              <FolderName folder={folder} onOpen={onOpen} />
              <small>{words('sharepointPage:inside', { count: folder.files })}</small>
            </TableCell>
            {cells(folder)}
            <TableCell className="library-more" />
          </TableRow>
        ))}
        {sorted(files, sorting).map(file => (
          <TableRow key={file.path} className={file.path === chosen ? 'is-chosen' : undefined}>
            <TableCell className="library-first">
              <FileName file={file} onPreview={onPreview} />
              {showsFolder && <small>{file.path.slice(0, file.path.lastIndexOf('/'))}</small>}
            </TableCell>
            {cells(file)}
            <TableCell className="library-more">
              <Button
                appearance="subtle"
                icon={<Info20Regular />}
                aria-label={words('sharepointPage:detailsOf', { name: nameOf(file.path) })}
                aria-expanded={file.path === chosen}
                onClick={() => onDetails(file.path)}
              />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
