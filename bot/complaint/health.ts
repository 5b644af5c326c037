/** The parts of the office that can fail by themselves, in the order in which they are shown; words under `settings:health.part.` in bot/text. */
export const healthParts = [
  ...(['database', 'work', 'inbound', 'whatsapp', 'templates', 'teams', 'archive', 'files'] as const),
  ...(['scanner', 'disk', 'holidays', 'people'] as const),
] as const;
export type HealthPart = (typeof healthParts)[number];

/** `byHand`: officers do it, as it was decided; `attention`: it goes on, but somebody should look; `broken`: it stands still until somebody mends it. */
export type HealthState = 'works' | 'byHand' | 'attention' | 'broken';

/** What may be found of each part, and how bad it is; what it means and what to do next stands under `settings:health.found.<part>.<finding>`. */
export const healthFindings = {
  database: { works: 'works' },
  work: { works: 'works', behind: 'broken' },
  inbound: { works: 'works', parked: 'broken' },
  whatsapp: { works: 'works', byHand: 'byHand', failing: 'attention', stuck: 'broken' },
  templates: { works: 'works', notApproved: 'attention' },
  teams: { works: 'works', notInstalled: 'broken', failing: 'attention', stuck: 'broken' },
  archive: { works: 'works', failing: 'attention', stuck: 'broken' },
  files: { works: 'works', failing: 'attention', stuck: 'broken' },
  scanner: { works: 'works', off: 'attention', held: 'attention' },
  disk: { works: 'works', unknown: 'attention', low: 'attention', full: 'broken' },
  holidays: { works: 'works', missing: 'attention' },
  people: { works: 'works', notInTeams: 'attention' },
} as const satisfies Record<HealthPart, Record<string, HealthState>>;

/** Parts whose work that stands still may be tried again from the settings. */
export const retriedParts = ['whatsapp', 'teams', 'archive', 'files'] as const satisfies readonly HealthPart[];
export type RetriedPart = (typeof retriedParts)[number];
