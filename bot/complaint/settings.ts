/** What can be changed without a new release, as the log of changes names it; words under `settings:what.` in bot/text. */
export const settingWhats = [
  'holiday',
  'openingHours',
  'exception',
  'person',
  'post',
  'limit',
  'answerApproval',
  'officeText',
  'retried',
  'reporterText',
  'template',
  'sorting',
  'standing',
  'reminders',
  'channel',
  'retention',
] as const;
export type SettingWhat = (typeof settingWhats)[number];
