import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Journal } from '../journal';
import { GraphError, nameTaken, notFound } from './graphError';
import { checkNames } from './names';
import { asKept } from './officeFiles';
import { quickXorHash } from './quickXorHash';

export interface DriveEntry {
  id: string;
  guid: string;
  name: string;
  /** Null for the root alone. */
  parentId: string | null;
  /** Absent for folders. */
  file?: { size: number; quickXorHash: string; contentVersion: number };
  /** Grows with every change; part of the eTag. */
  version: number;
  createdAt: string;
  modifiedAt: string;
  columns: Record<string, unknown>;
  /** The person who changed it last; absent where it was the app. */
  modifiedBy?: string;
}

export type ConflictBehavior = 'fail' | 'replace' | 'rename';

/** The document library: folders and files as rows of the journal, bytes in files beside it. */
export class Drive {
  /** Parent id → lower-case name → entry id: SharePoint compares names without regard to case. */
  private readonly names = new Map<string, Map<string, string>>();

  constructor(
    private readonly journal: Journal,
    private readonly folder: string,
    private readonly now: () => Date,
  ) {
    mkdirSync(folder, { recursive: true });
    if (!this.entries.has('root')) this.store(this.newEntry('root', null));
    for (const entry of this.entries.values()) this.index(entry);
  }

  /** @throws GraphError 404 */
  byId(id: string): DriveEntry {
    const entry = this.entries.get(id);
    if (!entry) throw notFound();
    return entry;
  }

  find(start: DriveEntry, path: string[]): DriveEntry | undefined {
    return path.reduce<DriveEntry | undefined>((entry, name) => entry && this.child(entry, name), start);
  }

  child(parent: DriveEntry, name: string): DriveEntry | undefined {
    return this.entries.get(this.names.get(parent.id)?.get(name.toLowerCase()) ?? '');
  }

  /** By name, as the library lists them. */
  children(parent: DriveEntry): DriveEntry[] {
    const ids = [...(this.names.get(parent.id)?.values() ?? [])];
    return ids.map(id => this.byId(id)).sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  }

  files(): DriveEntry[] {
    return [...this.entries.values()].filter(entry => entry.file);
  }

  /** Names from the root down, without the root's own. */
  pathOf(entry: DriveEntry): string[] {
    return entry.parentId === null ? [] : [...this.pathOf(this.byId(entry.parentId)), entry.name];
  }

  /** The folder at this path, created with all its parents where missing. */
  ensureFolder(start: DriveEntry, path: string[]): DriveEntry {
    checkNames(path);
    return path.reduce((parent, name) => {
      const known = this.child(parent, name);
      if (known?.file) throw new GraphError(400, `"${name}" is a file, not a folder.`);
      return known ?? this.store(this.newEntry(name, parent.id));
    }, start);
  }

  createFolder(parent: DriveEntry, name: string, conflict: ConflictBehavior): DriveEntry {
    checkNames([...this.pathOf(parent), name]);
    const known = this.child(parent, name);
    if (known && conflict === 'replace' && !known.file) return known;
    return this.store(this.newEntry(this.freeName(parent, name, conflict === 'replace' ? 'fail' : conflict), parent.id));
  }

  /** Writes a file; `created` tells 201 from 200. Bytes are on disk before the entry that names them. */
  write(
    parent: DriveEntry,
    name: string,
    bytes: Buffer,
    conflict: ConflictBehavior,
    person?: string,
  ): { entry: DriveEntry; created: boolean } {
    checkNames([...this.pathOf(parent), name]);
    const known = conflict === 'replace' ? this.child(parent, name) : undefined;
    if (known && !known.file) throw nameTaken(name);
    const entry = known ?? this.newEntry(this.freeName(parent, name, conflict), parent.id);
    const contentVersion = (known?.file?.contentVersion ?? 0) + 1;
    const kept = asKept(entry.name, bytes, `${entry.guid},${contentVersion}`);
    writeFileSync(this.fileOf(entry.id, contentVersion), kept);
    const file = { size: kept.length, quickXorHash: quickXorHash(kept), contentVersion };
    const stored = known ? this.touch({ ...known, file }, person) : this.store({ ...entry, file });
    if (known) rmSync(this.fileOf(entry.id, contentVersion - 1), { force: true });
    return { entry: stored, created: !known };
  }

  bytes(entry: DriveEntry): Buffer {
    if (!entry.file) throw new GraphError(400, 'A folder has no content.');
    return readFileSync(this.fileOf(entry.id, entry.file.contentVersion));
  }

  /** Renames or moves. */
  move(entry: DriveEntry, parent: DriveEntry, name: string): DriveEntry {
    if (entry.parentId === null || parent.file) throw new GraphError(400, 'This item cannot be moved there.');
    checkNames([...this.pathOf(parent), name]);
    const known = this.child(parent, name);
    if (known && known.id !== entry.id) throw nameTaken(name);
    this.unindex(entry);
    return this.touch({ ...entry, parentId: parent.id, name });
  }

  setColumns(entry: DriveEntry, changes: Record<string, unknown>): DriveEntry {
    return this.touch({ ...entry, columns: { ...entry.columns, ...changes } });
  }

  remove(entry: DriveEntry): void {
    if (entry.parentId === null) throw new GraphError(400, 'The root cannot be deleted.');
    for (const child of this.children(entry)) this.remove(child);
    this.unindex(entry);
    this.journal.remove('item', entry.id);
    if (entry.file) rmSync(this.fileOf(entry.id, entry.file.contentVersion), { force: true });
  }

  private get entries(): ReadonlyMap<string, DriveEntry> {
    return this.journal.table<DriveEntry>('item');
  }

  private newEntry(name: string, parentId: string | null): DriveEntry {
    const at = this.now().toISOString();
    const id = parentId === null ? 'root' : `01${randomBytes(16).toString('hex').toUpperCase()}`;
    return { id, guid: randomUUID().toUpperCase(), name, parentId, version: 1, createdAt: at, modifiedAt: at, columns: {} };
  }

  private touch({ modifiedBy: _, ...entry }: DriveEntry, person?: string): DriveEntry {
    const changed = { ...entry, version: entry.version + 1, modifiedAt: this.now().toISOString() };
    return this.store({ ...changed, ...(person && { modifiedBy: person }) });
  }

  private store(entry: DriveEntry): DriveEntry {
    this.journal.put('item', entry.id, entry);
    this.index(entry);
    return entry;
  }

  private index({ id, name, parentId }: DriveEntry): void {
    if (parentId === null) return;
    const siblings = this.names.get(parentId) ?? new Map<string, string>();
    this.names.set(parentId, siblings.set(name.toLowerCase(), id));
  }

  private unindex({ name, parentId }: DriveEntry): void {
    this.names.get(parentId ?? '')?.delete(name.toLowerCase());
  }

  private freeName(parent: DriveEntry, name: string, conflict: ConflictBehavior): string {
    if (!this.child(parent, name)) return name;
    if (conflict !== 'rename') throw nameTaken(name);
    const extension = extname(name);
    const stem = name.slice(0, name.length - extension.length);
    for (let n = 1; ; n++) if (!this.child(parent, `${stem} ${n}${extension}`)) return `${stem} ${n}${extension}`;
  }

  private fileOf(id: string, contentVersion: number): string {
    return join(this.folder, `${id}.${contentVersion}`);
  }
}
