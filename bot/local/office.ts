import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Server } from 'restify';
import type { Config, Environment } from '../config';
import type { Database } from '../database/dataSource';
import { mountSamples } from './demo/samplesRoute';
import { LocalEntra, connectorAudience, graphAudience } from './entra';
import { mountEntra } from './entraRoutes';
import { keptOnce } from './keptOnce';
import { Live } from './live';
import { OfficeClock } from './officeClock';
import { mountOffice } from './officeRoutes';
import { mountPages } from './pagesRoutes';
import { botAppId, tabAppId, teamsAppId, tenantId } from './personas';
import { LocalPhone, mountPhone } from './phone';
import { seedBank } from './seedBank';
import { seedStaff } from './seedStaff';
import type { Running } from './settle';
import { LocalSharePoint, mountSharePoint } from './sharepoint';
import { places, SITE_ID } from './sharepoint/address';
import { LocalTeams, mountTeams } from './teams';

const usualPort = '3978';

/**
 * The settings of an office on one machine: what the environment says, and for the rest the stand-ins' addresses and secrets
 * that are made once per data folder. Everything else of the program reads them as it reads production's.
 */
export function settingsFor(env: Environment): Environment {
  const port = env.PORT || usualPort;
  const base = `http://localhost:${port}`;
  const folder = env.DATA_DIR || 'data';
  const secrets = secretsOf(folder);
  const standIns: Environment = {
    PORT: port,
    DATA_DIR: folder,
    DATABASE_URL: `sqlite:${join(folder, 'aduan.sqlite')}`,
    ADUAN_MASTER_KEYS: `local:${secrets.masterKey}`,
    WHATSAPP_APP_SECRET: secrets.appSecret,
    WHATSAPP_VERIFY_TOKEN: secrets.verifyToken,
    WHATSAPP_ACCESS_TOKEN: secrets.accessToken,
    WHATSAPP_PHONE_NUMBER_ID: '100000000000001',
    WHATSAPP_API_URL: `${base}/local/whatsapp`,
    BOT_ID: botAppId,
    BOT_TENANT_ID: tenantId,
    BOT_METADATA_URL: `${base}/local/entra/botframework/.well-known/openidconfiguration`,
    BOT_SERVICE_HOSTS: `localhost:${port}`,
    TAB_APP_ID: tabAppId,
    TEAMS_APP_ID: teamsAppId,
    PUBLIC_URL: base,
    ENTRA_ISSUER: `${base}/local/entra/v2.0`,
    ENTRA_KEYS_URL: `${base}/local/entra/keys`,
    GRAPH_URL: `${base}/local/graph`,
    SHAREPOINT_SITE_ID: SITE_ID,
    SHAREPOINT_DRIVE_ID: places.general.driveId,
    SHAREPOINT_RESTRICTED_DRIVE_ID: places.restricted.driveId,
  };
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  return { ...standIns, ...Object.fromEntries(given) };
}

type Secrets = Record<'masterKey' | 'appSecret' | 'verifyToken' | 'accessToken', string>;

function secretsOf(folder: string): Secrets {
  const make = (): Secrets => ({
    masterKey: randomBytes(32).toString('base64'),
    appSecret: randomBytes(24).toString('hex'),
    verifyToken: randomBytes(16).toString('hex'),
    accessToken: randomBytes(24).toString('base64url'),
  });
  return JSON.parse(keptOnce(join(folder, 'secrets.json'), () => JSON.stringify(make()))) as Secrets;
}

/** The office's surroundings on one machine: Entra, Teams, phones and SharePoint, and the clock. */
export interface LocalOffice {
  now: () => Date;
  /** What Microsoft's sign-in would give the bot for the connector, and for Graph. */
  connectorToken: () => Promise<string>;
  graphToken: () => Promise<string>;
  mount(server: Server, running: Omit<Running, 'drainPhone'>): void;
  /** To be called once the server listens: staff is there and Teams has the app installed. */
  started(): Promise<void>;
  /** Lets go of the pages that are open. */
  close(): void;
}

/** @param web the folder of the built pages */
export async function openLocalOffice(config: Config, db: Database, web: string): Promise<LocalOffice> {
  const { dataDir, whatsapp } = config;
  const live = new Live();
  const baseUrl = `http://localhost:${config.port}`;
  const clock = await OfficeClock.open(db, config.localStart, () => live.changed('clock'));
  await seedStaff(db);
  await seedBank(db, clock.now());
  const entra = new LocalEntra(dataDir, baseUrl);
  const teams = new LocalTeams(entra, dataDir, () => live.changed('teams'), clock.now, config.localTeamsLimits);
  const sharePoint = new LocalSharePoint({
    folder: join(dataDir, 'sharepoint'),
    baseUrl,
    now: clock.now,
    rolesIn: async token => (await entra.verify(token, graphAudience)).roles,
    onChange: () => live.changed('sharepoint'),
  });
  const cloud = whatsapp.mode === 'cloud' ? whatsapp : { appSecret: '-', phoneNumberId: '-', accessToken: '-' };
  const { appSecret, phoneNumberId, accessToken } = cloud;
  const folder = join(dataDir, 'phone');
  const onChange = (): void => live.changed('phone');
  const phone = new LocalPhone({ baseUrl, appSecret, phoneNumberId, accessToken, now: clock.now, folder, onChange });
  return {
    now: clock.now,
    connectorToken: () => entra.serviceToken({ clientId: botAppId, audience: connectorAudience }),
    graphToken: () => entra.serviceToken({ clientId: botAppId, audience: graphAudience }),
    mount(server, running) {
      mountEntra(server, entra);
      mountTeams(server, teams);
      mountPhone(server, phone);
      mountSharePoint(server, sharePoint);
      mountOffice(server, clock, { ...running, drainPhone: () => phone.drain() }, () => live.changed('clock'));
      mountSamples(server);
      mountPages(server, join(web, 'pages'));
      live.mount(server);
    },
    started: () => teams.installApp(),
    close: () => live.close(),
  };
}
