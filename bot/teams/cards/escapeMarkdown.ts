const controls = /[\p{Cc}\p{Cs}\p{Co}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const breaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Words of a card renderer's own: `${…}` of templates, `{{DATE(…)}}` of text blocks. */
const expressions = /\$(?=\{)|\{(?=\{)/g;
/** `https:`, `javascript:`, `mailto:` and their like, and bare hosts, which clients turn into links by themselves. */
const schemes = /\b([a-z][a-z0-9+.-]*):(?=\S)/gi;
const hosts = /(?<=[\p{L}\p{N}_-])\.(?=\p{L})/gu;
const addresses = /@(?=\S)/g;
const markers = /[\\`*_[\]~<>|]/g;
const lineMarkers = /^( *)([-+#=])/gm;
const numbering = /^( *\d{1,9})([.)])(?=\s|$)/gm;
const stacked = /(\p{M}{4})\p{M}+/gu;
/** Breaks a link or an expression without showing. */
const gap = '\u200b';

/**
 * Makes somebody else's words safe inside a card's text: shown as typed, never obeyed. Markdown is escaped, links and template
 * expressions are broken by an invisible space, control and text-direction characters are taken out, and the text is cut.
 * @param limit longest text in characters (code points) before escaping; what is cut ends with "…".
 */
export function escapeMarkdown(text: string, limit = 600): string {
  return cut(plain(text), limit)
    .replace(markers, '\\$&')
    .replace(lineMarkers, '$1\\$2')
    .replace(numbering, '$1\\$2')
    .replace(expressions, `$&${gap}`)
    .replace(schemes, `$1:${gap}`)
    .replace(hosts, `.${gap}`)
    .replace(addresses, `@${gap}`)
    .replace(/\n/g, '\n\n');
}

/** The same words where Markdown means nothing (titles, speech, fallback): one line, no controls, cut. */
export function plainLine(text: string, limit = 120): string {
  return cut(plain(text).replace(/\s+/g, ' '), limit).replace(expressions, `$&${gap}`);
}

function plain(text: string): string {
  return text
    .replace(breaks, '\n')
    .replace(/\t/g, ' ')
    .replace(controls, found => (found === '\n' ? found : /\p{Cs}/u.test(found) ? '\ufffd' : ''))
    .replace(stacked, '$1')
    .replace(/^[^\S\n]+/gm, '')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/** Counts code points, so that no character is cut in half; joiners left at the end go too. */
function cut(text: string, limit: number): string {
  const characters = Array.from(text);
  if (characters.length <= limit) return text;
  const kept = characters.slice(0, Math.max(0, limit - 1)).join('');
  return `${kept.replace(/[\u200d\ufe0f\s]+$/u, '')}…`;
}
