import { FolderOpen20Regular, Home20Regular, PeopleTeam20Regular, Phone20Regular } from '@fluentui/react-icons';
import { OfficeClock } from './clock/OfficeClock';
import { SettingsMenu } from './SettingsMenu';
import { useSurroundings } from './settings';

const pages = {
  start: { address: '/', icon: <Home20Regular /> },
  teams: { address: '/local/teams', icon: <PeopleTeam20Regular /> },
  phone: { address: '/local/phone', icon: <Phone20Regular /> },
  sharepoint: { address: '/local/sharepoint', icon: <FolderOpen20Regular /> },
} as const;
export type PageName = Exclude<keyof typeof pages, 'start'>;

/** The way between the local office's pages, the office clock, and how the reader wants the pages. */
export function Header({ name }: { name: PageName }) {
  const { words, language } = useSurroundings();
  return (
    <header className="frame-header">
      <nav aria-label={words('local:pages')}>
        {Object.entries(pages).map(([page, { address, icon }]) => (
          <a
            key={page}
            href={`${address}?lang=${language}`}
            title={words(`local:page.${page}`)}
            aria-current={page === name ? 'page' : undefined}
          >
            {icon}
            <span className="frame-page-name">{words(`local:page.${page}`)}</span>
          </a>
        ))}
      </nav>
      <span className="space" />
      <OfficeClock />
      <SettingsMenu />
    </header>
  );
}
