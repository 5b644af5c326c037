import type { Request, Response, Server } from 'restify';
import { openPages, pagePolicy, type Pages } from '../http/pages';
import { answer } from './wire';

/** One page that looks at its address to know which it is. */
const addresses = ['/local/teams', '/local/phone', '/local/sharepoint'] as const;

/** Teams, the phone and SharePoint as pages; built by `node build.js` into `folder`. */
export function mountPages(server: Server, folder: string): void {
  const pages: Pages = openPages(folder);
  const policy = pagePolicy("'none'");
  for (const path of addresses) {
    server.get(path, async (_req: Request, res: Response) => {
      if (!pages.show(res, 'index', policy)) notBuilt(res);
    });
  }
  server.get('/local/pages/assets/:file', async (req: Request, res: Response) => {
    if (!pages.showAsset(req, res, String(req.params.file))) notBuilt(res);
  });
}

const notBuilt = (res: Response): void =>
  answer(res, 404, { code: 'notBuilt', message: 'No such page: it is built by "npm start" or "npm run build".' });
