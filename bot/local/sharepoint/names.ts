import { GraphError } from './graphError';

const FORBIDDEN = /["*:<>?/\\|]|_vti_|^[\s~]|[\s.]$/i;
const RESERVED = /^(CON|PRN|AUX|NUL|COM\d|LPT\d)(\.|$)|^(\.lock|desktop\.ini)$/i;

/**
 * SharePoint's rules for file and folder names and the length of the whole path (TEAMS §5).
 * @throws GraphError 400 invalidRequest
 */
export function checkNames(segments: string[]): void {
  for (const name of segments)
    if (name === '' || FORBIDDEN.test(name) || RESERVED.test(name))
      throw new GraphError(400, `The name "${name}" is not allowed.`);
  if (segments.join('/').length > 400) throw new GraphError(400, 'The path is longer than 400 characters.');
}
