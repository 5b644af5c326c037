import { lazy, Suspense, type ReactNode } from 'react';
import { ListPage } from '../list/ListPage';
import { mayImportChats } from '../chat/useChatImport';
import { mayImport } from '../lapor/imports';
import { useOffice } from '../office/office';
import { addressOf, allRecords, type Route } from '../route';
import { keepsSettings } from '../settings/keeper';
import { useRoute } from '../useRoute';
import { lastList } from './lastList';
import { Mishap } from './Mishap';
import { Waiting } from './Waiting';

// The list comes first; everything else is fetched when somebody opens it.
const ComplaintPage = lazy(() => import('../complaint/ComplaintPage'));
const DashboardPage = lazy(() => import('../dashboard/DashboardPage'));
const DeskPage = lazy(() => import('../desk/DeskPage'));
const EnterPage = lazy(() => import('../enter/EnterPage'));
const BankPage = lazy(() => import('../bank/BankPage'));
const ChatPage = lazy(() => import('../chat/ChatPage'));
const LaporPage = lazy(() => import('../lapor/LaporPage'));
const DisruptionsPage = lazy(() => import('../disruption/DisruptionsPage'));
const ArchivePage = lazy(() => import('../archive/ArchivePage'));
const OpeningPage = lazy(() => import('../opening/OpeningPage'));
const SettingsPage = lazy(() => import('../settings/SettingsPage'));
const ReportPage = lazy(() => import('../report/ReportPage'));
const DialogsHere = lazy(() => import('../form/DialogsHere'));

export function Frame() {
  const { words } = useOffice();
  const route = useRoute();
  return (
    <>
      <Navigation here={route.page} />
      <Mishap key={placeOf(route)} words={words}>
        <Suspense fallback={<Waiting text={words('tab:loading')} />}>{pageOf(route)}</Suspense>
      </Mishap>
      <Suspense>
        <DialogsHere />
      </Suspense>
    </>
  );
}

/** What is a page of its own: narrowing the list and going through the months leave the cursor where it is. */
function placeOf(route: Route): string {
  const isOne = route.page === 'complaint' || (route.page === 'archive' && route.ticketNumber !== null);
  return isOne ? addressOf(route) : route.page;
}

function pageOf(route: Route): ReactNode {
  switch (route.page) {
    case 'list':
      return <ListPage filter={route.filter} />;
    case 'complaint':
      return <ComplaintPage key={route.ticketNumber} ticketNumber={route.ticketNumber} />;
    case 'desk':
      return <DeskPage />;
    case 'dashboard':
      return <DashboardPage period={route.period} from={route.from} to={route.to} />;
    case 'enter':
      return <EnterPage />;
    case 'bank':
      return <BankPage from={route.from} />;
    case 'chat':
      return <ChatPage />;
    case 'lapor':
      return <LaporPage />;
    case 'disruptions':
      return <DisruptionsPage key={route.id} id={route.id} from={route.from} />;
    case 'archive':
      return <ArchivePage ticketNumber={route.ticketNumber} filter={route.filter} />;
    case 'opening':
      return <OpeningPage />;
    case 'settings':
      return <SettingsPage section={route.section} />;
    case 'report':
      return <ReportPage month={route.month} />;
  }
}

function Navigation({ here }: { here: Route['page'] }) {
  const { words, me } = useOffice();
  const links: { page: Route['page']; address: string }[] = [
    { page: 'desk', address: addressOf({ page: 'desk' }) },
    { page: 'list', address: lastList() },
    ...(me.reportFields ? [{ page: 'enter' as const, address: addressOf({ page: 'enter' }) }] : []),
    ...(mayImport(me) ? [{ page: 'lapor' as const, address: addressOf({ page: 'lapor' }) }] : []),
    ...(mayImportChats(me) ? [{ page: 'chat' as const, address: addressOf({ page: 'chat' }) }] : []),
    { page: 'bank', address: addressOf({ page: 'bank', from: null }) },
    ...(me.readsFigures
      ? [{ page: 'dashboard' as const, address: addressOf({ page: 'dashboard', period: 'month', from: '', to: '' }) }]
      : []),
    ...(me.readsReports ? [{ page: 'report' as const, address: addressOf({ page: 'report', month: null }) }] : []),
    ...(me.readsRecords
      ? [{ page: 'archive' as const, address: addressOf({ page: 'archive', ticketNumber: null, filter: allRecords }) }]
      : []),
    ...(keepsSettings(me) ? [{ page: 'settings' as const, address: addressOf({ page: 'settings', section: 'health' }) }] : []),
  ];
  return (
    <header className="tab-header">
      <nav aria-label={words('tab:nav.label')}>
        {links.map(({ page, address }) => (
          <a key={page} href={address} aria-current={page === here ? 'page' : undefined}>
            {words(`tab:nav.${page}`)}
          </a>
        ))}
      </nav>
      <span className="who quiet">{me.name}</span>
    </header>
  );
}
