import { createHash } from 'node:crypto';
import { formatWib } from '../complaint/deadline';
import type { Words } from '../text/text';
import type { Settled } from './settle';
import { escaped, pageAddress, sayer, type Say } from './start/html';
import { swimlane } from './start/picture';
import { stepList } from './start/steps';
import { style } from './start/style';
import { tour } from './start/tour';

/** The page runs no script; its one style sheet is allowed by its hash. */
export const startPagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

const pages = { teams: '/local/teams', phone: '/local/phone', sharepoint: '/local/sharepoint' } as const;

/** What scripts drive the office with; the README explains each. */
const scripts = {
  sop: '/local/sop',
  clock: '/local/clock',
  channel: '/local/teams/channels/aduan/messages',
  archive: '/local/sharepoint/files?path=',
  citizens: '/local/phone/citizens',
  ready: '/readyz',
} as const;

/** The local office's first page: what this is, how to try it, who does what in the eight steps, and how the office is. */
export function startPage(words: Words, now: Date, waiting: Settled): string {
  const say = sayer(words);
  const other = words.language === 'id' ? 'en' : 'id';
  return `<!doctype html>
<html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${say('title')}</title><style>${style}</style></head><body><main>
<header><h1>${say('title')}</h1><a href="/?lang=${other}" hreflang="${other}" lang="${other}">${say('otherLanguage')}</a></header>
<p>${say('what')}</p><p>${say('forWhom')}</p>
<div class="state">${state(say, waiting)}<span>${say('officeTime', { now: formatWib(now, words.language) })}</span></div>
<nav aria-label="${say('pagesTitle')}"><ul class="pages">${pageLinks(words, say)}</ul></nav>
<h2>${say('tourTitle')}</h2><p class="soft">${say('tourText')}</p>${tour(words)}
<p>${say('demo')}</p>
<h2>${say('stepsTitle')}</h2><p class="soft">${say('stepsText')}</p>${swimlane(words)}${stepList(words)}
<h2>${say('scriptsTitle')}</h2><p>${say('scriptsText')}</p><ul class="scripts">${scriptLinks(say)}</ul>
</main></body></html>`;
}

/** What `/readyz` knows, in words. */
function state(say: Say, { pending, parked }: Settled): string {
  if (parked) return `<span class="warn">${say('state.parked', { count: parked })}</span>`;
  return `<span class="good">${pending ? say('state.working', { count: pending }) : say('state.ready')}</span>`;
}

const pageLinks = (words: Words, say: Say): string =>
  Object.entries(pages)
    .map(([name, path]) => {
      const title = escaped(words(`local:page.${name}`));
      return `<li><a href="${pageAddress(words, path)}"><b>${title}</b>${say(`page.${name}`)}</a></li>`;
    })
    .join('');

const scriptLinks = (say: Say): string =>
  Object.entries(scripts)
    .map(([name, path]) => `<li><a href="${escaped(path)}"><code>${escaped(path)}</code></a>: ${say(`script.${name}`)}</li>`)
    .join('');
