import { Link } from '@fluentui/react-components';
import {
  Document20Regular,
  DocumentPdf20Regular,
  DocumentTable20Regular,
  Folder20Filled,
  Open16Regular,
} from '@fluentui/react-icons';
import { useSurroundings } from '../frame/settings';
import { contentOf } from './address';
import { kindOf, nameOf, type FiledDocument, type Folder } from './library';

export function FolderName({ folder, onOpen }: { folder: Folder; onOpen: (folder: string) => void }) {
  return (
    <span className="library-file">
      <Folder20Filled className="library-folder" aria-hidden />
      <Link as="button" onClick={() => onOpen(folder.path)}>
        {folder.name}
      </Link>
    </span>
  );
}

const icons: Record<string, typeof Document20Regular> = { pdf: DocumentPdf20Regular, xlsx: DocumentTable20Regular };

/** A file's name opens it: a PDF in a tab of its own, a workbook as a preview here; other kinds are saved. */
export function FileName({ file: { path }, onPreview }: { file: FiledDocument; onPreview: (path: string) => void }) {
  const { words } = useSurroundings();
  const kind = kindOf(path);
  const Icon = icons[kind] ?? Document20Regular;
  return (
    <span className="library-file">
      <Icon aria-hidden />
      {kind === 'xlsx' ? (
        <Link as="button" onClick={() => onPreview(path)}>
          {nameOf(path)}
        </Link>
      ) : kind === 'pdf' ? (
        <Link href={contentOf(path)} target="_blank" rel="noopener">
          {nameOf(path)} <Open16Regular aria-label={words('sharepointPage:newTab')} />
        </Link>
      ) : (
        <Link href={contentOf(path, true)} download>
          {nameOf(path)}
        </Link>
      )}
    </span>
  );
}
