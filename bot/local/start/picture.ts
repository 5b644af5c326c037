import type { Words } from '../../text/text';
import { escaped } from './html';
import { laneOf, lanes, usualWay, type Move } from './usualWay';

const box = { width: 108, height: 46 };
const laneHeight = 66;
const laneTop = 40;
const firstX = 116;
/** To the next move: past the box in the same lane, half a box further in another one. */
const pitch = { same: box.width + 22, other: 68 };
const lineHeight = 14;

interface Place {
  move: Move;
  x: number;
  lane: number;
}

function placed(): Place[] {
  let x = firstX;
  return usualWay.map((move, index) => {
    const lane = laneOf(move);
    const before = usualWay[index - 1];
    if (before) x += laneOf(before) === lane ? pitch.same : pitch.other;
    return { move, x, lane };
  });
}

const middleOf = ({ lane }: Place): number => laneTop + lane * laneHeight + laneHeight / 2;

/** Who does what in the eight steps, as a picture of lanes; the list of steps beside it says the same in words. */
export function swimlane(words: Words): string {
  const places = placed();
  const width = places.at(-1)!.x + box.width + 12;
  const height = laneTop + lanes.length * laneHeight;
  return `<svg class="lanes" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(words('start:picture'))}">
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>
${lanes.map((roles, lane) => laneRow(words, roles, lane, width)).join('')}
${steps(places, width, height)}
${places
  .slice(1)
  .map((place, index) => arrow(places[index]!, place))
  .join('')}
${places.map(place => moveBox(words, place)).join('')}
</svg>`;
}

function laneRow(words: Words, roles: readonly string[], lane: number, width: number): string {
  const y = laneTop + lane * laneHeight;
  const names = roles.map(role => words(`staff:role.${role}`)).join(' / ');
  return `<rect class="lane${lane % 2}" x="0" y="${y}" width="${width}" height="${laneHeight}"/>${lines(names, 15, 8, y + laneHeight / 2, 'start')}`;
}

/** Each step's number over its moves, parted by lines. */
function steps(places: readonly Place[], width: number, height: number): string {
  const firsts = places.filter(({ move }, index) => places[index - 1]?.move.sopStep !== move.sopStep);
  return firsts
    .map(({ move, x }, index) => {
      const start = x - 7;
      const end = firsts[index + 1] ? firsts[index + 1]!.x - 7 : width;
      const middle = (start + end) / 2;
      return `<path class="border" d="M${start} 8V${height}"/><circle class="number" cx="${middle}" cy="20" r="13"/><text class="digit" x="${middle}" y="25">${move.sopStep}</text>`;
    })
    .join('');
}

/** Along the lane, or from the middle of one box through the gap beside it to the next lane's. */
function arrow(from: Place, to: Place): string {
  const [y, target] = [middleOf(from), middleOf(to)];
  if (from.lane === to.lane) return `<path class="arrow" d="M${from.x + box.width} ${y}H${to.x - 1}"/>`;
  const leave = target > y ? y + box.height / 2 : y - box.height / 2;
  return `<path class="arrow" d="M${from.x + box.width / 2} ${leave}V${target}H${to.x - 1}"/>`;
}

function moveBox(words: Words, place: Place): string {
  const { move, x } = place;
  const y = middleOf(place);
  const label = move.action === 'receive' ? words('start:receive') : words(`staff:action.${move.action}`);
  return `<rect class="box" x="${x}" y="${y - box.height / 2}" width="${box.width}" height="${box.height}" rx="6"/>${lines(label, 15, x + box.width / 2, y, 'middle')}`;
}

/** SVG breaks no lines by itself. */
function lines(text: string, longest: number, x: number, middle: number, anchor: 'start' | 'middle'): string {
  const rows = text.split(' ').reduce<string[]>((found, word) => {
    const last = found.at(-1);
    if (last !== undefined && last.length + word.length < longest) return [...found.slice(0, -1), `${last} ${word}`];
    return [...found, word];
  }, []);
  const first = middle - ((rows.length - 1) * lineHeight) / 2 + 4;
  const spans = rows.map((row, index) => `<tspan x="${x}" y="${first + index * lineHeight}">${escaped(row)}</tspan>`);
  return `<text text-anchor="${anchor}">${spans.join(' ')}</text>`;
}
