import type { Words } from '../../text/text';
import { escaped, sayer } from './html';
import { branches, usualWay, type Move } from './usualWay';

const numbers = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** The eight steps in words: what the SOP says, who takes which move, and where the way may branch. */
export function stepList(words: Words): string {
  const say = sayer(words);
  const items = numbers.map(number => {
    const others = branches(number);
    const more = others.length
      ? `<details><summary>${say('branches')}</summary><ul>${others.map(move => moveItem(words, move)).join('')}</ul></details>`
      : '';
    const moves = usualWay.filter(({ sopStep }) => sopStep === number);
    return `<li value="${number}"><h3><span class="step">${number}</span> ${escaped(words(`staff:sopStep.${number}`))}</h3>
<p class="soft">${escaped(words(`start:sopStepText.${number}`))}</p><ul>${moves.map(move => moveItem(words, move)).join('')}</ul>${more}</li>`;
  });
  return `<ol class="steps">${items.join('\n')}</ol>`;
}

function moveItem(words: Words, { action, by }: Move): string {
  const name = action === 'receive' ? words('start:receive') : words(`staff:action.${action}`);
  const who = by.map(role => words(`staff:role.${role}`)).join(', ');
  return `<li><b>${escaped(name)}</b>: ${escaped(who)}</li>`;
}
