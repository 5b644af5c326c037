import { Button, Drawer, DrawerBody, DrawerHeader, DrawerHeaderTitle, Link } from '@fluentui/react-components';
import { ArrowDownload20Regular, Dismiss20Regular, Open20Regular, TableSearch20Regular } from '@fluentui/react-icons';
import { formatWib } from '../../../complaint/deadline';
import { useSurroundings } from '../frame/settings';
import { contentOf } from './address';
import { kindOf, nameOf, type FiledDocument } from './library';
import { useWide } from './useWide';
import { shown, shownSize } from './values';

interface Props {
  file: FiledDocument | undefined;
  onClose: () => void;
  onOpen: (folder: string) => void;
  onPreview: (file: string) => void;
}

/** Everything the library knows of a file; beside the list where there is room, over it where there is none. */
export function Details({ file, onClose, onOpen, onPreview }: Props) {
  const { words } = useSurroundings();
  const isWide = useWide();
  return (
    <Drawer
      size="small"
      type={isWide ? 'inline' : 'overlay'}
      separator
      position="end"
      open={file !== undefined}
      onOpenChange={(_, { open }) => !open && onClose()}
      className="library-details"
      aria-label={words('sharepointPage:details')}
    >
      {file && (
        <>
          <DrawerHeader>
            <DrawerHeaderTitle
              heading={{ as: 'h2' }}
              action={
                <Button
                  appearance="subtle"
                  icon={<Dismiss20Regular />}
                  aria-label={words('sharepointPage:close')}
                  onClick={onClose}
                />
              }
            >
              <span className="library-title">{nameOf(file.path)}</span>
            </DrawerHeaderTitle>
          </DrawerHeader>
          <DrawerBody>
            <Ways file={file} onPreview={onPreview} />
            <Facts file={file} onOpen={onOpen} />
          </DrawerBody>
        </>
      )}
    </Drawer>
  );
}

function Ways({ file: { path }, onPreview }: { file: FiledDocument; onPreview: (file: string) => void }) {
  const { words } = useSurroundings();
  const kind = kindOf(path);
  return (
    <div className="library-ways">
      {kind === 'pdf' && (
        <Button as="a" appearance="primary" icon={<Open20Regular />} href={contentOf(path)} target="_blank" rel="noopener">
          {words('sharepointPage:open')}
        </Button>
      )}
      {kind === 'xlsx' && (
        <Button appearance="primary" icon={<TableSearch20Regular />} onClick={() => onPreview(path)}>
          {words('sharepointPage:preview')}
        </Button>
      )}
      <Button as="a" icon={<ArrowDownload20Regular />} href={contentOf(path, true)} download>
        {words('sharepointPage:download')}
      </Button>
    </div>
  );
}

function Facts({ file, onOpen }: { file: FiledDocument; onOpen: (folder: string) => void }) {
  const { words, language } = useSurroundings();
  const { hashBerkas, ...columns } = file.columns;
  const folder = file.path.slice(0, file.path.lastIndexOf('/'));
  const heading = (name: string): string =>
    words.has(`sharepointPage:column.${name}`) ? words(`sharepointPage:column.${name}`) : name;
  return (
    <dl className="library-facts">
      <dt>{words('sharepointPage:folder')}</dt>
      <dd>
        <Link as="button" onClick={() => onOpen(folder)}>
          {folder}
        </Link>
      </dd>
      <dt>{heading('size')}</dt>
      <dd>{shownSize(file.size, language)}</dd>
      <dt>{words('sharepointPage:createdAt')}</dt>
      <dd>{formatWib(new Date(file.createdAt), language)}</dd>
      <dt>{heading('modifiedAt')}</dt>
      <dd>{formatWib(new Date(file.modifiedAt), language)}</dd>
      {Object.entries(columns).map(([name, value]) => (
        <Fact key={name} heading={heading(name)} value={shown(value, language)} />
      ))}
      <dt>{heading('hashBerkas')}</dt>
      <dd>
        <code>{shown(hashBerkas, language)}</code>
        <small>{words('sharepointPage:hashText')}</small>
      </dd>
      <dt>{words('sharepointPage:quickXorHash')}</dt>
      <dd>
        <code>{file.quickXorHash}</code>
        <small>{words('sharepointPage:quickXorHashText')}</small>
      </dd>
    </dl>
  );
}

/** The archive's own columns are written in Indonesian, whatever language the page has. */
const Fact = ({ heading, value }: { heading: string; value: string }) => (
  <>
    <dt>{heading}</dt>
    <dd lang="id">{value}</dd>
  </>
);
