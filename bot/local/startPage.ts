import { createHash } from 'node:crypto';
import { formatWib } from '../complaint/deadline';
import type { Words } from '../text/text';

const style = `
:root{color-scheme:light dark;--ink:#1b1b1f;--soft:#5c5c66;--line:#d9d9e3;--card:#fff;--page:#f5f5fa;--accent:#3d3e8f}
@media (prefers-color-scheme:dark){:root{--ink:#f2f2f5;--soft:#b5b5c0;--line:#3f3f4a;--card:#25252b;--page:#17171b;--accent:#a9abff}}
@media (forced-colors:active){:root{--line:CanvasText;--accent:LinkText}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 "Segoe UI",system-ui,sans-serif}
main{max-width:56rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.7rem;line-height:1.25;margin:.2rem 0 .6rem}
h2{font-size:1.2rem;margin:2rem 0 .6rem}
p{margin:.4rem 0}.soft{color:var(--soft)}
a{color:var(--accent)}
nav{text-align:right}
ol,ul.links{list-style:none;padding:0;margin:0;display:grid;gap:.6rem;grid-template-columns:repeat(auto-fill,minmax(12.5rem,1fr))}
ol li{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.7rem .9rem}
ol b{display:block}ol .who{color:var(--soft);font-size:.9rem}
ul.links{display:block}ul.links li{padding:.35rem 0;border-bottom:1px solid var(--line)}
code{font:0.92em ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
`;

/** The page runs no script; its one style sheet is allowed by its hash. */
export const startPagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** Who does each of the SOP's eight steps (DOMAIN §1.3). */
const doers: Record<number, readonly string[]> = {
  1: ['reporter'],
  2: ['operator'],
  3: ['operator'],
  4: ['policyAnalyst', 'technicalDivision', 'headOfDivision'],
  5: ['operator', 'reporter'],
  6: ['system', 'recordsOfficer'],
  7: ['operator', 'headOfDivision'],
  8: ['headOfOffice'],
};

const addresses = [
  ['sop', '/local/sop'],
  ['clock', '/local/clock'],
  ['channel', '/local/teams/channels/aduan/messages'],
  ['archive', '/local/sharepoint/files?path='],
  ['citizens', '/local/phone/citizens'],
  ['ready', '/readyz'],
] as const;

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`).replace(/`([^`]+)`/g, '<code>$1</code>');

/** The local office's first page: what this is, the eight steps with who takes them, and what there is to look at. */
export function startPage(words: Words, now: Date): string {
  const say = (key: string, values?: Record<string, unknown>): string => escaped(words(`start:${key}`, values));
  const other = words.language === 'id' ? 'en' : 'id';
  const steps = Object.entries(doers).map(([step, roles]) => {
    const who = roles.map(role => words(`staff:role.${role}`)).join(', ');
    return `<li><b>${step}. ${escaped(words(`staff:sopStep.${step}`))}</b><span class="who">${escaped(who)}</span></li>`;
  });
  const links = addresses.map(([key, path]) => `<li><a href="${escaped(path)}">${say(`link.${key}`)}</a></li>`);
  return `<!doctype html>
<html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${say('title')}</title><style>${style}</style></head><body><main>
<nav><a href="/?lang=${other}" hreflang="${other}">${say('otherLanguage')}</a></nav>
<h1>${say('title')}</h1><p>${say('what')}</p><p class="soft">${say('officeTime', { now: formatWib(now, words.language) })}</p>
<h2>${say('stepsTitle')}</h2><ol>${steps.join('')}</ol>
<h2>${say('linksTitle')}</h2><ul class="links">${links.join('')}</ul>
<h2>${say('tryTitle')}</h2><p>${say('tryText')}</p>
</main></body></html>`;
}
