/**
 * The pages of the tab, each with the first part of its address: `#/<address>` in the tab, `/tab/<address>` outside of Teams, and in
 * Teams' deep links the `subEntityId` (Microsoft Learn, "Deep link to a tab"). What follows a stroke is one thing on the page:
 * `reports/2026-11`, `settings/holidays`. The tab reads its addresses by this table, and the bot writes its links by it.
 */
export const tabPages = {
  desk: 'desk',
  list: 'list',
  complaint: 'complaints',
  enter: 'enter',
  lapor: 'lapor',
  chat: 'chat',
  bank: 'bank',
  opening: 'opening',
  disruptions: 'disruptions',
  dashboard: 'dashboard',
  report: 'reports',
  archive: 'archive',
  settings: 'settings',
} as const;

export type TabPage = keyof typeof tabPages;
