import { Breadcrumb, BreadcrumbButton, BreadcrumbDivider, BreadcrumbItem } from '@fluentui/react-components';
import { Fragment } from 'react';
import { useSurroundings } from '../frame/settings';
import { nameOf, wayTo } from './library';

/** The way from the library down to the folder that is shown. */
export function Breadcrumbs({ path, onOpen }: { path: string; onOpen: (folder: string) => void }) {
  const { words } = useSurroundings();
  const folders = ['', ...wayTo(path)];
  return (
    <Breadcrumb className="library-way" aria-label={words('sharepointPage:way')}>
      {folders.map((folder, index) => (
        <Fragment key={folder}>
          {index > 0 && <BreadcrumbDivider />}
          <BreadcrumbItem>
            <BreadcrumbButton current={folder === path} onClick={() => onOpen(folder)}>
              {folder ? nameOf(folder) : words('sharepointPage:library')}
            </BreadcrumbButton>
          </BreadcrumbItem>
        </Fragment>
      ))}
    </Breadcrumb>
  );
}
