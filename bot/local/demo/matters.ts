import { civil } from './matters/civil';
import type { Matter } from './matters/matter';
import { others } from './matters/others';
import { registration } from './matters/registration';

/** What the people of the city came with in this invented November. */
export const matters: readonly Matter[] = [...registration, ...civil, ...others];
