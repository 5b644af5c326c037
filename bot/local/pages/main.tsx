import type { ComponentType } from 'react';
import { openPage } from './frame/open';
import type { PageName } from './frame/Header';

/** Each page is loaded with what it alone needs. */
const pages: Record<PageName, () => Promise<ComponentType>> = {
  teams: async () => (await import('./teams/TeamsPage')).TeamsPage,
  phone: async () => (await import('./phone/PhonePage')).PhonePage,
  sharepoint: async () => (await import('./sharepoint/SharePointPage')).SharePointPage,
};

/** `/local/<page>` */
const name = location.pathname.split('/').at(-1) as PageName;
void pages[name]().then(Page => openPage(name, Page));
