import { MessageBar, MessageBarBody, SearchBox, Spinner } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { useLive } from '../frame/live';
import { useSurroundings } from '../frame/settings';
import { usePlace } from './address';
import { Breadcrumbs } from './Breadcrumbs';
import { Details } from './Details';
import { Empty } from './Empty';
import { inFolder, search, type FiledDocument } from './library';
import { Listing } from './Listing';
import { SheetPreview } from './SheetPreview';
import './sharepoint.css';

/** The document library behind Graph, as records officers browse it. */
export function SharePointPage() {
  const { words, ask } = useSurroundings();
  const load = useCallback(() => ask<FiledDocument[]>('/local/sharepoint/files?path='), [ask]);
  const { value: all, error } = useLive(['sharepoint'], load);
  const [{ path, file }, go] = usePlace();
  const [text, setText] = useState('');
  const [preview, setPreview] = useState('');
  const open = (folder: string): void => {
    setText('');
    go({ path: folder, file: '' });
  };
  return (
    <main className="library">
      <div className="library-list">
        <div className="library-head">
          <div>
            <h1>{words('sharepointPage:title')}</h1>
            <Breadcrumbs path={path} onOpen={open} />
          </div>
          <SearchBox
            className="library-search"
            aria-label={words('sharepointPage:search')}
            placeholder={words('sharepointPage:search')}
            value={text}
            onChange={(_, { value }) => setText(value)}
          />
        </div>
        {error && (
          <MessageBar intent="error">
            <MessageBarBody>{error}</MessageBarBody>
          </MessageBar>
        )}
        {all ? (
          <Shown {...{ all, path, text, file }} onOpen={open} onDetails={chosen => go({ file: chosen })} onPreview={setPreview} />
        ) : (
          !error && <Spinner label={words('sharepointPage:loading')} />
        )}
      </div>
      <Details
        file={all?.find(each => each.path === file)}
        onClose={() => go({ file: '' })}
        onOpen={open}
        onPreview={setPreview}
      />
      {preview && <SheetPreview path={preview} onClose={() => setPreview('')} />}
    </main>
  );
}

interface ShownProps {
  all: FiledDocument[];
  path: string;
  text: string;
  file: string;
  onOpen: (folder: string) => void;
  onDetails: (file: string) => void;
  onPreview: (file: string) => void;
}

/** What the folder holds, or what was found in and below it. */
function Shown({ all, path, text, file, ...on }: ShownProps) {
  const { words } = useSurroundings();
  const isSearch = text.trim() !== '';
  const { folders, files } = isSearch ? { folders: [], files: search(all, path, text) } : inFolder(all, path);
  if (all.length === 0) return <Empty />;
  return (
    <>
      <p className="library-count" role="status">
        {isSearch
          ? words('sharepointPage:found', { count: files.length, text: text.trim() })
          : words('sharepointPage:count', { folders: folders.length, files: files.length })}
      </p>
      {folders.length + files.length > 0 && (
        <Listing folders={folders} files={files} chosen={file} showsFolder={isSearch} {...on} />
      )}
    </>
  );
}
